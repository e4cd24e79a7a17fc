package io.millrace.orders.order;

import io.millrace.starter.messaging.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * The one way in which orders change: the row, its history and the event that tells the others are one transaction,
 * which is the caller's. Steps of one order wait for each other at its row.
 */
public final class OrderChanges {

    private final Orders orders;
    private final OrderHistory history;
    private final Outbox outbox;
    private final OrderJournal journal;
    private final Clock clock;

    OrderChanges(Orders orders, OrderHistory history, Outbox outbox, OrderJournal journal, Clock clock) {
        this.orders = orders;
        this.history = history;
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
    }

    /** Stores a new order. */
    public Mono<Order> place(Order order) {
        return orders.insert(order).then(tell(order, order.placedAt()));
    }

    /** Lets an order take a step, and answers what it is then; nothing where nobody knows it. */
    public Mono<Order> apply(UUID id, UnaryOperator<Order> step) {
        return orders.lock(id).flatMap(order -> store(order, step.apply(order)));
    }

    private Mono<Order> store(Order before, Order after) {
        if (after.equals(before)) {
            return Mono.just(before);
        }
        var stored = orders.update(after).thenReturn(after);
        return after.status() == before.status() ? stored : stored.then(tell(after, now()));
    }

    private Mono<Order> tell(Order order, Instant at) {
        return history.add(order, at)
                .then(outbox.add(order.toEvent()))
                .then(journal.note(order, at))
                .thenReturn(order);
    }

    /** As exact as PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
