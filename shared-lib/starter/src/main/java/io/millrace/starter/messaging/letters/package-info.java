/** Dead letters: events that could not take effect, kept with the service's own data until an operator decides. */
@NullMarked
package io.millrace.starter.messaging.letters;

import org.jspecify.annotations.NullMarked;
