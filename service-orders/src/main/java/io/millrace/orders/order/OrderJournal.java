package io.millrace.orders.order;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.starter.observability.InTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Tells operators what became of orders, in the log and in metrics, once it is certain: after the commit. */
final class OrderJournal {

    private static final Logger log = LoggerFactory.getLogger(OrderJournal.class);

    /** Between what an idle system needs and the time after which an order is given up. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;

    OrderJournal(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Notes that an order has become what it is, for when the transaction is committed. */
    Mono<Void> note(Order order, Instant at) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new AfterCommit(order, at)))
                .then();
    }

    private void write(Order order, Instant at) {
        var reason = order.reason() == null ? "" : ": " + order.reason();
        log.info("Order {} is {}{}", order.id(), order.status(), reason);
        count(order);
        if (!order.isPending()) {
            decision(order).record(Duration.between(order.placedAt(), at));
        }
    }

    private void count(Order order) {
        registry.counter(
                        "millrace.orders",
                        "status",
                        order.status().name(),
                        "reason",
                        Objects.toString(order.reason(), "none"))
                .increment();
    }

    private Timer decision(Order order) {
        return Timer.builder("millrace.orders.decision")
                .description("From placing an order to what became of it")
                .tag("status", order.status().name())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private final class AfterCommit implements TransactionSynchronization {

        private final Order order;
        private final Instant at;

        AfterCommit(Order order, Instant at) {
            this.order = order;
            this.at = at;
        }

        @Override
        public Mono<Void> afterCommit() {
            return InTrace.log(() -> write(order, at));
        }
    }
}
