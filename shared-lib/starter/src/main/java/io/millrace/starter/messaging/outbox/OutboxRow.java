package io.millrace.starter.messaging.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that waits to be sent. */
record OutboxRow(
        long seq,
        UUID id,
        String topic,
        String key,
        String type,
        String payload,
        @Nullable String traceParent,
        Instant occurredAt) {}
