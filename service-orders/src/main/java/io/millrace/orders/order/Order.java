package io.millrace.orders.order;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.contracts.orders.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order and the rules of its life: {@code PENDING} becomes {@code CONFIRMED}, {@code REJECTED} or {@code CANCELLED},
 * and {@code CONFIRMED} can still become {@code CANCELLED}. Each step makes a new order; a step that comes when it is no
 * longer possible changes nothing.
 */
public record Order(
        UUID id,
        String userId,
        OrderStatus status,
        @Nullable RejectionReason reason,
        List<OrderLine> lines,
        Money total,
        boolean stockReserved,
        boolean creditReserved,
        Instant placedAt) {

    public Order {
        lines = List.copyOf(lines);
    }

    /** A new order. Throws {@link ArithmeticException} where its total does not fit or mixes currencies. */
    public static Order place(UUID id, String userId, List<OrderLine> lines, Instant now) {
        var total = lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
        return new Order(id, userId, OrderStatus.PENDING, null, lines, total, false, false, now);
    }

    /** Catalog has set its stock aside. */
    public Order withStock() {
        return isPending() ? settled(true, creditReserved) : this;
    }

    /** Users has set its credit aside. */
    public Order withCredit() {
        return isPending() ? settled(stockReserved, true) : this;
    }

    /** Catalog or users has refused it. */
    public Order rejected(RejectionReason why) {
        return isPending() ? become(OrderStatus.REJECTED, why) : this;
    }

    /** Nobody has decided it in time. */
    public Order timedOut() {
        return rejected(RejectionReason.TIMEOUT);
    }

    /** Its customer has called it off. */
    public Order cancelled() {
        return isLive() ? become(OrderStatus.CANCELLED, null) : this;
    }

    /** Whether it waits for answers. */
    public boolean isPending() {
        return status == OrderStatus.PENDING;
    }

    /** Whether stock and credit are set aside for it, or may yet be. */
    boolean isLive() {
        return isPending() || status == OrderStatus.CONFIRMED;
    }

    /** What the other services are told when it has become what it is. */
    public OrdersEvent toEvent() {
        return switch (status) {
            case PENDING ->
                new OrderPlaced(
                        id, userId, lines.stream().map(OrderLine::toEvent).toList(), total, placedAt);
            case CONFIRMED -> new OrderConfirmed(id, userId);
            case REJECTED -> new OrderRejected(id, userId, Objects.requireNonNull(reason));
            case CANCELLED -> new OrderCancelled(id, userId);
        };
    }

    private Order settled(boolean stock, boolean credit) {
        var next = stock && credit ? OrderStatus.CONFIRMED : OrderStatus.PENDING;
        return new Order(id, userId, next, null, lines, total, stock, credit, placedAt);
    }

    private Order become(OrderStatus next, @Nullable RejectionReason why) {
        return new Order(id, userId, next, why, lines, total, stockReserved, creditReserved, placedAt);
    }
}
