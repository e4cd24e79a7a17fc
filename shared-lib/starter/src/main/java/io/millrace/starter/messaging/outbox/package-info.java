/** How events leave: written with the change that they tell of, relayed to Kafka afterwards. */
@NullMarked
package io.millrace.starter.messaging.outbox;

import org.jspecify.annotations.NullMarked;
