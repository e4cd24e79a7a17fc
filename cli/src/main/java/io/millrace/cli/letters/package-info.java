/** Dead letters: the events that a service could not handle, seen and treated from outside. */
@NullMarked
package io.millrace.cli.letters;

import org.jspecify.annotations.NullMarked;
