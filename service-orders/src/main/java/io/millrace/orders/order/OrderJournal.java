package io.millrace.orders.order;

import io.millrace.starter.observability.InTrace;
import io.millrace.starter.observability.OrderInLog;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Tells operators what became of orders, in the log and in metrics, once it is certain: after the commit. */
final class OrderJournal {

    private static final Logger log = LoggerFactory.getLogger(OrderJournal.class);

    private final OrderMetrics metrics;

    OrderJournal(OrderMetrics metrics) {
        this.metrics = metrics;
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
        metrics.count(order, at);
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
            return InTrace.log(() -> write(order, at)).contextWrite(OrderInLog.of(order.id()));
        }
    }
}
