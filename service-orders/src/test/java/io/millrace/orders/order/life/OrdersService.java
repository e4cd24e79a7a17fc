package io.millrace.orders.order.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.Event;
import io.millrace.contracts.catalog.StockRejected;
import io.millrace.contracts.catalog.StockReserved;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.orders.order.Order;
import io.millrace.orders.order.OrderStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Orders without its database: each step is the real {@link Order}'s, and what it becomes is told. */
final class OrdersService {

    /** What an order may become: section 5 of the design. */
    private static final Map<OrderStatus, Set<OrderStatus>> ALLOWED = Map.of(
            OrderStatus.PENDING, Set.of(OrderStatus.CONFIRMED, OrderStatus.REJECTED, OrderStatus.CANCELLED),
            OrderStatus.CONFIRMED, Set.of(OrderStatus.CANCELLED),
            OrderStatus.REJECTED, Set.of(),
            OrderStatus.CANCELLED, Set.of());

    private final Map<UUID, Order> orders = new LinkedHashMap<>();
    private final Topic topic;

    OrdersService(Topic topic) {
        this.topic = topic;
    }

    Collection<Order> orders() {
        return List.copyOf(orders.values());
    }

    void place(Order order) {
        orders.put(order.id(), order);
        topic.add(order.toEvent());
    }

    void cancel(UUID id) {
        step(id, Order::cancelled);
    }

    void timeOut(UUID id) {
        step(id, Order::timedOut);
    }

    void on(Event event) {
        switch (event) {
            case StockReserved reserved -> step(reserved.orderId(), Order::withStock);
            case CreditReserved reserved -> step(reserved.orderId(), Order::withCredit);
            case StockRejected rejected ->
                step(rejected.orderId(), order -> order.rejected(RejectionReason.OUT_OF_STOCK));
            case CreditRejected rejected ->
                step(rejected.orderId(), order -> order.rejected(RejectionReason.CREDIT_EXCEEDED));
            default -> {}
        }
    }

    private void step(UUID id, UnaryOperator<Order> step) {
        orders.computeIfPresent(id, (known, before) -> become(before, step.apply(before)));
    }

    private Order become(Order before, Order after) {
        if (after.status() != before.status()) {
            assertThat(ALLOWED.get(before.status()))
                    .as("what %s may become", before.status())
                    .contains(after.status());
            topic.add(after.toEvent());
        }
        return after;
    }
}
