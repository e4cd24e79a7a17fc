package io.millrace.orders.saga;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.orders.order.Order;
import io.millrace.orders.order.OrderChanges;
import io.millrace.orders.order.Orders;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives up orders that nobody decided in time. Answers that wait in Kafka come first: what was due when a round began is
 * given up once this service has handled all that was in its topics then, and only what still waits. So an outage, of
 * this service or of a server, lets no order time out whose answers are there; and while Kafka can't be asked, none
 * does. Any number of replicas may sweep: each order is decided at its row.
 */
final class OrderTimeouts {

    private final Orders orders;
    private final OrderChanges changes;
    private final Supplier<Mono<Void>> answersHandled;
    private final TransactionalOperator transaction;
    private final TimeoutProperties properties;
    private final Clock clock;
    private final AtomicInteger overdue = new AtomicInteger();

    OrderTimeouts(
            Orders orders,
            OrderChanges changes,
            Supplier<Mono<Void>> answersHandled,
            TransactionalOperator transaction,
            TimeoutProperties properties,
            MeterRegistry registry,
            Clock clock) {
        this.orders = orders;
        this.changes = changes;
        this.answersHandled = answersHandled;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
        Gauge.builder("millrace.orders.overdue", overdue::get)
                .description("Orders that are to be given up, once the answers that came before are handled")
                .register(registry);
    }

    /** One round. */
    Mono<Void> sweep() {
        return due().doOnNext(ids -> overdue.set(ids.size()))
                .filter(ids -> !ids.isEmpty())
                .delayUntil(ids -> answersHandled.get())
                .flatMap(this::giveUp);
    }

    private Mono<List<UUID>> due() {
        var before = clock.instant().minus(properties.timeout());
        return orders.pendingSince(before, properties.sweepBatch())
                .collectList()
                .timeout(properties.sweepPatience());
    }

    /** One that fails holds up none of the others. */
    private Mono<Void> giveUp(List<UUID> ids) {
        return Flux.fromIterable(ids)
                .flatMapDelayError(this::giveUp, properties.sweepConcurrency(), 1)
                .then();
    }

    private Mono<Order> giveUp(UUID id) {
        return changes.apply(id, Order::timedOut)
                .as(transaction::transactional)
                .timeout(properties.sweepPatience())
                .doOnNext(order -> overdue.decrementAndGet());
    }
}
