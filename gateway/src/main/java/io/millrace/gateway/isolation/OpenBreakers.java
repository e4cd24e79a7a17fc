package io.millrace.gateway.isolation;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Since when breakers are open, and so for how much longer: they themselves do not tell. */
@Component
final class OpenBreakers {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final CircuitBreakerRegistry breakers;
    private final Clock clock;
    private final Map<String, Instant> opened = new ConcurrentHashMap<>();

    OpenBreakers(CircuitBreakerRegistry breakers, Clock clock) {
        this.breakers = breakers;
        this.clock = clock;
        breakers.getAllCircuitBreakers().forEach(this::watch);
        breakers.getEventPublisher().onEntryAdded(added -> watch(added.getAddedEntry()));
    }

    private void watch(CircuitBreaker breaker) {
        breaker.getEventPublisher().onStateTransition(change -> {
            if (change.getStateTransition().getToState() == State.OPEN) {
                opened.put(breaker.getName(), clock.instant());
            }
        });
    }

    /** How long a breaker will let nothing through, in whole seconds, and one at least. */
    Duration remaining(String name) {
        var wait = Duration.ofMillis(breakers.circuitBreaker(name)
                .getCircuitBreakerConfig()
                .getWaitIntervalFunctionInOpenState()
                .apply(1));
        var since = opened.getOrDefault(name, clock.instant());
        var left = Duration.between(clock.instant(), since.plus(wait));
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : Duration.ofSeconds(Math.ceilDiv(left.toMillis(), 1000));
    }
}
