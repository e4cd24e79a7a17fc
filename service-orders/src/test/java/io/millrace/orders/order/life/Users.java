package io.millrace.orders.order.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.Event;
import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReleased;
import io.millrace.contracts.users.CreditReserved;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Users as an order sees it: the total or nothing, one row per order that stays. */
final class Users {

    private final long limit;
    private final Map<String, Long> reserved = new HashMap<>();
    private final Map<UUID, ReservationState> states = new HashMap<>();
    private final Map<UUID, Money> amounts = new HashMap<>();
    private final Topic topic;

    Users(long limit, Topic topic) {
        this.limit = limit;
        this.topic = topic;
    }

    Map<String, Long> reserved() {
        return Map.copyOf(reserved);
    }

    void on(Event event) {
        switch (event) {
            case OrderPlaced placed -> reserve(placed);
            case OrderRejected rejected -> release(rejected.orderId(), rejected.userId());
            case OrderCancelled cancelled -> release(cancelled.orderId(), cancelled.userId());
            default -> {}
        }
    }

    private void reserve(OrderPlaced order) {
        if (states.containsKey(order.orderId())) {
            return;
        }
        var available = limit - reserved.getOrDefault(order.userId(), 0L);
        var enough = order.total().amount() <= available;
        states.put(order.orderId(), enough ? ReservationState.RESERVED : ReservationState.REFUSED);
        if (enough) {
            move(order.userId(), order.total().amount());
            amounts.put(order.orderId(), order.total());
            topic.add(new CreditReserved(order.orderId(), order.userId(), order.total()));
        } else {
            topic.add(new CreditRejected(order.orderId(), order.userId(), order.total(), new Money(available, "EUR")));
        }
    }

    private void release(UUID order, String user) {
        var before = states.putIfAbsent(order, ReservationState.RELEASED);
        if (before == ReservationState.RESERVED) {
            states.put(order, ReservationState.RELEASED);
            var amount = amounts.get(order);
            move(user, -amount.amount());
            topic.add(new CreditReleased(order, user, amount));
        }
    }

    private void move(String user, long change) {
        reserved.merge(user, change, Long::sum);
        assertThat(reserved.values()).as("credit is never overspent").allMatch(sum -> sum >= 0 && sum <= limit);
    }
}
