package io.millrace.gateway;

import static org.awaitility.Awaitility.await;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;

/** What an earlier test leaves behind in a context that it shares with the next. */
final class Leftovers {

    private Leftovers() {}

    /** What an earlier test asked for is answered before it is over: the breaker would hear of it in this one. */
    static void awaitEnd(BulkheadRegistry bulkheads) {
        bulkheads.getAllBulkheads().forEach(Leftovers::awaitEnd);
    }

    static void forget(CircuitBreakerRegistry breakers) {
        breakers.getAllCircuitBreakers().forEach(Leftovers::forget);
    }

    private static void awaitEnd(Bulkhead bulkhead) {
        var places = bulkhead.getMetrics();
        await().pollDelay(Duration.ZERO)
                .until(() -> places.getAvailableConcurrentCalls() == places.getMaxAllowedConcurrentCalls());
    }

    /** A reset alone would leave behind the timer that half-opens an open breaker, to go off in the next test. */
    private static void forget(CircuitBreaker breaker) {
        if (breaker.getState() != CircuitBreaker.State.CLOSED) {
            breaker.transitionToClosedState();
        }
        breaker.reset();
    }
}
