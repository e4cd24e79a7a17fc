/** How events arrive: each takes effect once, in the order of its entity. */
@NullMarked
package io.millrace.starter.messaging.inbox;

import org.jspecify.annotations.NullMarked;
