package io.millrace.gateway.graphql.order;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as orders answers it. */
record Order(
        UUID id,
        @Nullable OrderStatus status,
        @Nullable RejectionReason reason,
        List<OrderLine> lines,
        Money total,
        Instant placedAt) {}
