package io.millrace.benchmarks;

import io.millrace.contracts.catalog.StockAdjusted;
import io.millrace.starter.messaging.outbox.Outbox;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Commits events about products, drawn by lot. */
@Component
final class Changes {

    /** Events in one transaction where it doesn't matter how they get into the outbox. */
    private static final int AT_ONCE = 500;

    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Arrivals arrivals;
    private final UUID[] products;

    Changes(Outbox outbox, TransactionalOperator transaction, Arrivals arrivals, BenchmarkProperties properties) {
        this.outbox = outbox;
        this.transaction = transaction;
        this.products =
                Stream.generate(UUID::randomUUID).limit(properties.products()).toArray(UUID[]::new);
        this.arrivals = arrivals;
    }

    /** Makes the rows that the events will change. */
    void prepare() {
        arrivals.prepare(products).block();
    }

    /** One event in its own transaction. */
    Mono<Void> commit(long number) {
        return outbox.add(event(number)).as(transaction::transactional);
    }

    /** So many events, as fast as they can be written. */
    Mono<Void> fill(int count) {
        return Flux.range(0, Math.ceilDiv(count, AT_ONCE))
                .concatMap(part -> outbox.add(
                                LongStream.range((long) part * AT_ONCE, Math.min(count, (part + 1L) * AT_ONCE))
                                        .mapToObj(this::event)
                                        .toList())
                        .as(transaction::transactional))
                .then();
    }

    private StockAdjusted event(long number) {
        var product = products[ThreadLocalRandom.current().nextInt(products.length)];
        return new StockAdjusted(product, 1, "benchmark", 1, number);
    }
}
