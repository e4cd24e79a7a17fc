package io.millrace.orders.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.millrace.contracts.Money;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class CatalogPricesTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Longer than any pause of the machine: no call is given up but where a test is about that. */
    private static final Duration NO_LIMIT = Duration.ofHours(1);

    private static final UUID LAMP = UUID.randomUUID();
    private static final CatalogProducts ANSWER =
            new CatalogProducts(List.of(new CatalogProducts.Product(LAMP, "Lamp", new Money(100, "EUR"), false)));

    private final AtomicInteger calls = new AtomicInteger();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "catalog",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(4)
                    .minimumNumberOfCalls(4)
                    .build());

    @Test
    void asksCatalogOnceWhileAllIsWell() {
        StepVerifier.create(prices(Mono.just(ANSWER)).of(List.of(LAMP)))
                .assertNext(prices ->
                        assertThat(prices).containsExactly(new Price(LAMP, "Lamp", new Money(100, "EUR"), false)))
                .verifyComplete();
        assertThat(calls).hasValue(1);
    }

    @Test
    void triesOnceMoreWhenACallFails() {
        var answer = Mono.defer(() -> calls.get() == 1 ? Mono.error(new IOException("reset")) : Mono.just(ANSWER));

        StepVerifier.create(prices(answer).of(List.of(LAMP))).expectNextCount(1).verifyComplete();
        assertThat(calls).hasValue(2);
    }

    @Test
    void givesUpAfterTheSecondFailure() {
        StepVerifier.create(prices(Mono.error(new IOException("reset"))).of(List.of(LAMP)))
                .verifyError(IOException.class);
        assertThat(calls).hasValue(2);
    }

    @Test
    void aCatalogThatHangsIsNotWaitedFor() {
        StepVerifier.create(prices(Mono.never(), Duration.ofMillis(200)).of(List.of(LAMP)))
                .expectError(TimeoutException.class)
                .verify(PATIENCE);
        assertThat(calls).hasValue(2);
    }

    @Test
    void aCatalogThatKeepsFailingIsLeftInPeace() {
        var prices = prices(Mono.error(new IOException("reset")));
        prices.of(List.of(LAMP)).onErrorComplete().block();
        prices.of(List.of(LAMP)).onErrorComplete().block();
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);

        StepVerifier.create(prices.of(List.of(LAMP))).verifyError(CallNotPermittedException.class);
        assertThat(calls).hasValue(4);
    }

    @Test
    void noMoreCallsAreInFlightThanTheBulkheadLetsThrough() {
        var prices = prices(Mono.never());
        var first = prices.of(List.of(LAMP)).onErrorComplete().subscribe();

        StepVerifier.create(prices.of(List.of(LAMP)))
                .expectError(BulkheadFullException.class)
                .verify(PATIENCE);
        first.dispose();
    }

    private CatalogPrices prices(Mono<CatalogProducts> answer) {
        return prices(answer, NO_LIMIT);
    }

    private CatalogPrices prices(Mono<CatalogProducts> answer, Duration limit) {
        CatalogClient client = ids -> Mono.fromSupplier(calls::incrementAndGet).then(answer);
        var timeLimiter =
                TimeLimiter.of(TimeLimiterConfig.custom().timeoutDuration(limit).build());
        var bulkhead = Bulkhead.of(
                "catalog",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(1)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        var retry = Retry.of(
                "catalog",
                RetryConfig.custom()
                        .maxAttempts(2)
                        .waitDuration(Duration.ofMillis(1))
                        .ignoreExceptions(CallNotPermittedException.class, BulkheadFullException.class)
                        .build());
        return new CatalogPrices(client, timeLimiter, bulkhead, breaker, retry);
    }
}
