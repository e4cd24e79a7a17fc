package io.millrace.orders.order;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as its customer sees it. */
record OrderView(
        UUID id,
        OrderStatus status,
        @Nullable RejectionReason reason,
        List<OrderLine> lines,
        Money total,
        Instant placedAt) {

    static OrderView of(Order order) {
        return new OrderView(
                order.id(), order.status(), order.reason(), order.lines(), order.total(), order.placedAt());
    }
}
