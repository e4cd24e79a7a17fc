package io.millrace.gateway.graphql.order;

import io.millrace.contracts.orders.RejectionReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an order became, and when. */
record StatusChange(@Nullable OrderStatus status, @Nullable RejectionReason reason, Instant at) {

    /** Whether nothing follows; a status that is not known here is none that an order waits in. */
    boolean isLast() {
        return status != OrderStatus.PENDING;
    }
}
