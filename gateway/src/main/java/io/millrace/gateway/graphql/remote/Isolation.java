package io.millrace.gateway.graphql.remote;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * Keeps the failures of one service from the rest: a time limit, and the breaker and the bulkhead that the routes to it
 * have too. A service's refusal (4xx) is an answer like any other; nothing is tried twice.
 */
public final class Isolation {

    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final Duration limit;

    Isolation(CircuitBreaker breaker, Bulkhead bulkhead, Duration limit) {
        this.breaker = breaker;
        this.bulkhead = bulkhead;
        this.limit = limit;
    }

    /** Makes this call where bulkhead and breaker let it through. What has no room says nothing about the service. */
    public <T> Mono<T> call(Mono<T> call) {
        return judged(call).transform(this::guarded).transformDeferred(BulkheadOperator.of(bulkhead));
    }

    /**
     * Opens this stream: the breaker judges how it begins alone, as how it ends says nothing about the next one, and the
     * bulkhead holds its place until it has ended.
     */
    public <T> Flux<T> stream(Mono<Flux<T>> opening) {
        return judged(opening)
                .transform(this::guarded)
                .flatMapMany(stream -> stream)
                .transformDeferred(BulkheadOperator.of(bulkhead));
    }

    private <T> Mono<Signal<T>> judged(Mono<T> call) {
        return call.materialize().flatMap(Isolation::failUnlessRefused).timeout(limit);
    }

    private <T> Mono<T> guarded(Mono<Signal<T>> call) {
        return call.transformDeferred(CircuitBreakerOperator.of(breaker))
                .<T>dematerialize()
                .onErrorMap(RemoteFailures::translate);
    }

    private static <T> Mono<Signal<T>> failUnlessRefused(Signal<T> end) {
        return end.isOnError() && !RemoteFailures.isRefusal(Objects.requireNonNull(end.getThrowable()))
                ? Mono.error(end.getThrowable())
                : Mono.just(end);
    }
}
