package io.millrace.users.credit;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.OrderedLine;
import io.millrace.contracts.orders.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events as service-orders tells them. */
final class Orders {

    private Orders() {}

    static OrderPlaced placed(String user, long total) {
        var money = new Money(total, "EUR");
        return new OrderPlaced(
                UUID.randomUUID(),
                user,
                List.of(new OrderedLine(UUID.randomUUID(), 1, money)),
                money,
                Instant.parse("2026-11-23T20:00:00Z"));
    }

    static OrderCancelled cancelled(OrderPlaced order) {
        return new OrderCancelled(order.orderId(), order.userId());
    }

    static OrderRejected rejected(OrderPlaced order) {
        return new OrderRejected(order.orderId(), order.userId(), RejectionReason.OUT_OF_STOCK);
    }
}
