/** How events get from the outbox to Kafka: in order, each at least once, by any number of replicas. */
@NullMarked
package io.millrace.starter.messaging.relay;

import org.jspecify.annotations.NullMarked;
