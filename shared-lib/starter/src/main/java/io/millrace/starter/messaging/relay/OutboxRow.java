package io.millrace.starter.messaging.relay;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that waits to be sent. */
record OutboxRow(
        short shard,
        long seq,
        UUID id,
        String topic,
        String key,
        String type,
        String payload,
        @Nullable String traceParent,
        Instant occurredAt) {

    Entity entity() {
        return new Entity(topic, key);
    }

    /** What an event is about: the events of one entity are sent in order. */
    record Entity(String topic, String key) {

        /** As SQL puts it together too. */
        @Override
        public String toString() {
            return topic + '/' + key;
        }
    }
}
