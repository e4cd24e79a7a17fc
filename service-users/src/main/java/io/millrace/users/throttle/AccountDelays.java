package io.millrace.users.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.millrace.starter.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Lets an attempt wait where those before it at the same account failed. The wait is short enough for the owner, whose
 * password is checked after it as ever, and each address has one place at an account to wait in: whoever fills his own
 * does not fill the owner's.
 */
final class AccountDelays {

    private final Cache<String, Integer> failures;
    private final Set<Attempt> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private final LoginProperties properties;
    private final Scheduler scheduler;

    AccountDelays(LoginProperties properties, Clock clock, Scheduler scheduler) {
        this.failures = Caffeine.newBuilder()
                .maximumSize(properties.accounts())
                .expireAfterWrite(properties.memory())
                .ticker(new ClockTime(clock))
                .executor(Runnable::run)
                .build();
        this.places = new Semaphore(properties.waiting());
        this.properties = properties;
        this.scheduler = scheduler;
    }

    /** Ends when the attempt may be made; fails with 429 where one like it waits already. */
    Mono<Void> await(Attempt attempt) {
        return Mono.defer(() -> await(attempt, delay(attempt)));
    }

    private Duration delay(Attempt attempt) {
        var failed = failures.getIfPresent(attempt.account());
        return properties.delayAfter(failed == null ? 0 : failed);
    }

    private Mono<Void> await(Attempt attempt, Duration delay) {
        return delay.isZero()
                ? Mono.empty()
                : Mono.using(
                        () -> enter(attempt, delay),
                        entered -> Mono.delay(delay, scheduler).then(),
                        this::leave);
    }

    private Attempt enter(Attempt attempt, Duration delay) {
        if (!waiting.add(attempt)) {
            throw new TooManyAttemptsException(delay);
        }
        if (!places.tryAcquire()) {
            waiting.remove(attempt);
            throw ProblemException.unavailable("Too many people are logging in at the moment.", null);
        }
        return attempt;
    }

    private void leave(Attempt attempt) {
        places.release();
        waiting.remove(attempt);
    }

    void failed(Attempt attempt) {
        failures.asMap().merge(attempt.account(), 1, Integer::sum);
    }

    void succeeded(Attempt attempt) {
        failures.invalidate(attempt.account());
    }
}
