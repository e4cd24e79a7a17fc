package io.millrace.benchmarks;

import io.millrace.contracts.catalog.StockAdjusted;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Handles an event by changing one row, and remembers when that was committed. */
@Component
final class Arrivals {

    private final DatabaseClient database;
    private final Map<Long, Long> times = new ConcurrentHashMap<>();

    Arrivals(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> arrive(StockAdjusted event) {
        return database.sql("UPDATE arrival SET events = events + 1 WHERE product = :product")
                .bind("product", event.productId())
                .then()
                .then(TransactionSynchronizationManager.forCurrentTransaction())
                .doOnNext(transaction -> transaction.registerSynchronization(noteOnceCommitted(event.stockRevision())))
                .then();
    }

    private TransactionSynchronization noteOnceCommitted(long number) {
        return new TransactionSynchronization() {
            @Override
            public Mono<Void> afterCommit() {
                return Mono.fromRunnable(() -> times.put(number, System.nanoTime()));
            }
        };
    }

    /** How many events have arrived. */
    int count() {
        return times.size();
    }

    /** When an event arrived, by {@link System#nanoTime()}. */
    long timeOf(long number) {
        return times.getOrDefault(number, 0L);
    }

    void forget() {
        times.clear();
    }

    Mono<Void> prepare(UUID[] products) {
        return database.sql("INSERT INTO arrival SELECT product, 0 FROM unnest(:products) AS product")
                .bind("products", products)
                .then();
    }
}
