package io.millrace.orders.pricing;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Asks catalog, and isolates its failures: each try has a time limit and a place in the bulkhead, the breaker counts
 * each try, and one more is made.
 */
final class CatalogPrices {

    private final CatalogClient client;
    private final TimeLimiter timeLimiter;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final Retry retry;

    CatalogPrices(
            CatalogClient client, TimeLimiter timeLimiter, Bulkhead bulkhead, CircuitBreaker breaker, Retry retry) {
        this.client = client;
        this.timeLimiter = timeLimiter;
        this.bulkhead = bulkhead;
        this.breaker = breaker;
        this.retry = retry;
    }

    Mono<Collection<Price>> of(Collection<UUID> products) {
        return Mono.defer(() -> client.products(List.copyOf(products)))
                .transformDeferred(TimeLimiterOperator.of(timeLimiter))
                .transformDeferred(BulkheadOperator.of(bulkhead))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .transformDeferred(RetryOperator.of(retry))
                .map(CatalogProducts::prices);
    }
}
