package io.millrace.orders.order;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.contracts.orders.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order and the rules of its life. Each answer of the saga makes a new order; an answer that comes when the order
 * is no longer {@code PENDING} changes nothing.
 */
record Order(
        UUID id,
        String userId,
        OrderStatus status,
        @Nullable RejectionReason reason,
        List<OrderLine> lines,
        Money total,
        boolean stockReserved,
        boolean creditReserved,
        Instant placedAt) {

    Order {
        lines = List.copyOf(lines);
    }

    /** A new order. Throws {@link ArithmeticException} where its total does not fit or mixes currencies. */
    static Order place(UUID id, String userId, List<OrderLine> lines, Instant now) {
        var total = lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
        return new Order(id, userId, OrderStatus.PENDING, null, lines, total, false, false, now);
    }

    Order withStock() {
        return isPending() ? settled(true, creditReserved) : this;
    }

    Order withCredit() {
        return isPending() ? settled(stockReserved, true) : this;
    }

    Order rejected(RejectionReason why) {
        return isPending()
                ? new Order(
                        id, userId, OrderStatus.REJECTED, why, lines, total, stockReserved, creditReserved, placedAt)
                : this;
    }

    boolean isPending() {
        return status == OrderStatus.PENDING;
    }

    OrderPlaced toPlacedEvent() {
        return new OrderPlaced(
                id, userId, lines.stream().map(OrderLine::toEvent).toList(), total, placedAt);
    }

    /** What is to be told when this order, which was {@code PENDING}, has become what it is now. */
    Optional<OrdersEvent> outcome() {
        return switch (status) {
            case CONFIRMED -> Optional.of(new OrderConfirmed(id, userId));
            case REJECTED -> Optional.ofNullable(reason).map(why -> new OrderRejected(id, userId, why));
            case PENDING, CANCELLED -> Optional.empty();
        };
    }

    private Order settled(boolean stock, boolean credit) {
        var next = stock && credit ? OrderStatus.CONFIRMED : OrderStatus.PENDING;
        return new Order(id, userId, next, null, lines, total, stock, credit, placedAt);
    }
}
