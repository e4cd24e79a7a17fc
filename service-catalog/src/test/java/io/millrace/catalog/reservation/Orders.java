package io.millrace.catalog.reservation;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderedLine;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Orders as service-orders tells of them. */
final class Orders {

    private static final Money PRICE = new Money(1299, "EUR");

    private Orders() {}

    static OrderPlaced placed(OrderedLine... lines) {
        return placed(UUID.randomUUID(), lines);
    }

    static OrderPlaced placed(UUID orderId, OrderedLine... lines) {
        return new OrderPlaced(orderId, "somebody", List.of(lines), total(lines), Instant.EPOCH);
    }

    static OrderedLine line(UUID productId, int quantity) {
        return new OrderedLine(productId, quantity, PRICE);
    }

    private static Money total(OrderedLine... lines) {
        return Stream.of(lines)
                .map(line -> line.unitPrice().times(line.quantity()))
                .reduce(new Money(0, "EUR"), Money::plus);
    }
}
