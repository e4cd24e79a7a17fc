/** How a change tells of itself: its events are written in its transaction. */
@NullMarked
package io.millrace.starter.messaging.outbox;

import org.jspecify.annotations.NullMarked;
