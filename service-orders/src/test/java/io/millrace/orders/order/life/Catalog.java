package io.millrace.orders.order.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.Event;
import io.millrace.contracts.catalog.StockRejected;
import io.millrace.contracts.catalog.StockReleased;
import io.millrace.contracts.catalog.StockReserved;
import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Catalog as an order sees it: all lines or none, one row per order that stays. */
final class Catalog {

    private final Map<UUID, Integer> available;
    private final Map<UUID, ReservationState> states = new HashMap<>();
    private final Map<UUID, OrderPlaced> reserved = new HashMap<>();
    private final Topic topic;

    Catalog(Map<UUID, Integer> stock, Topic topic) {
        this.available = new HashMap<>(stock);
        this.topic = topic;
    }

    Map<UUID, Integer> available() {
        return Map.copyOf(available);
    }

    void on(Event event) {
        switch (event) {
            case OrderPlaced placed -> reserve(placed);
            case OrderRejected rejected -> release(rejected.orderId());
            case OrderCancelled cancelled -> release(cancelled.orderId());
            default -> {}
        }
    }

    private void reserve(OrderPlaced order) {
        if (states.containsKey(order.orderId())) {
            return;
        }
        var enough =
                order.lines().stream().allMatch(line -> available.getOrDefault(line.productId(), 0) >= line.quantity());
        states.put(order.orderId(), enough ? ReservationState.RESERVED : ReservationState.REFUSED);
        if (enough) {
            move(order, -1);
            reserved.put(order.orderId(), order);
            topic.add(new StockReserved(order.orderId(), List.of()));
        } else {
            topic.add(new StockRejected(order.orderId(), StockRejected.Cause.OUT_OF_STOCK, List.of()));
        }
    }

    private void release(UUID order) {
        var before = states.putIfAbsent(order, ReservationState.RELEASED);
        if (before == ReservationState.RESERVED) {
            states.put(order, ReservationState.RELEASED);
            move(reserved.get(order), 1);
            topic.add(new StockReleased(order, List.of()));
        }
    }

    private void move(OrderPlaced order, int direction) {
        order.lines().forEach(line -> available.merge(line.productId(), direction * line.quantity(), Integer::sum));
        assertThat(available.values()).as("stock is never oversold").allMatch(pieces -> pieces >= 0);
    }
}
