package io.millrace.contracts.orders;

import io.millrace.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Somebody wants to buy: catalog answers with stock, users with credit. */
public record OrderPlaced(UUID orderId, String userId, List<OrderedLine> lines, Money total, Instant placedAt)
        implements OrdersEvent {

    public OrderPlaced {
        lines = List.copyOf(lines);
    }
}
