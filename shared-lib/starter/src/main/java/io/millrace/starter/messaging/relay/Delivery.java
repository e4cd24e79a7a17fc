package io.millrace.starter.messaging.relay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one entity's part of a batch. Rows that are neither acknowledged nor failed were not sent.
 *
 * @param failure of the row after the acknowledged ones, if it failed
 */
record Delivery(
        OutboxRow.Entity entity,
        List<OutboxRow> acknowledged,
        @Nullable Throwable failure) {

    Delivery {
        acknowledged = List.copyOf(acknowledged);
    }

    /** Whether Kafka took any of it. */
    boolean isTaken() {
        return !acknowledged.isEmpty();
    }
}
