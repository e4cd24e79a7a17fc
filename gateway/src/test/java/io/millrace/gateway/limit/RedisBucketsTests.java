package io.millrace.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Two gateways and a real Redis. */
class RedisBucketsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final int FEWEST_CALLS = 5;
    /** So much that what flows back while a test runs matters little. */
    private static final Policy POLICY = new Policy("user", 1, 100);

    private static final CircuitBreakerConfig QUICK = CircuitBreakerConfig.custom()
            .slidingWindow(20, FEWEST_CALLS, SlidingWindowType.COUNT_BASED)
            .waitDurationInOpenState(Duration.ofMillis(200))
            .permittedNumberOfCallsInHalfOpenState(2)
            .automaticTransitionFromOpenToHalfOpenEnabled(true)
            .build();

    private final TestRedis redis = new TestRedis();
    private final CircuitBreaker breaker = CircuitBreaker.of("redis", QUICK);
    private final RedisLifecycle oneConnection = new RedisLifecycle(redis.url());
    private final RedisLifecycle otherConnection = new RedisLifecycle(redis.url());
    private final RedisBuckets one = new RedisBuckets(oneConnection, breaker, TIMEOUT);
    private final RedisBuckets other = new RedisBuckets(otherConnection, CircuitBreaker.of("other", QUICK), TIMEOUT);

    @AfterEach
    void end() {
        oneConnection.stop();
        otherConnection.stop();
        redis.close();
    }

    /** Nobody is impatient here: what Redis takes for a request that has given up is taken all the same. */
    @Test
    void twoGatewaysGiveAwayNoMoreThanOne() {
        var patientOne = new RedisBuckets(oneConnection, breaker, PATIENCE);
        var patientOther = new RedisBuckets(otherConnection, CircuitBreaker.of("patient", QUICK), PATIENCE);
        redis.start();
        connect();

        var start = System.nanoTime();
        var passed = Flux.range(0, 300)
                .concatMap(request -> (request % 2 == 0 ? patientOne : patientOther).take(caller("anna")))
                .filter(probe -> probe.isConsumed())
                .count()
                .block(PATIENCE);

        var flowedBack = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 1;
        assertThat(passed).isBetween(100L, 100 + flowedBack);
        assertThat(take(one, "ben")).isTrue();
    }

    @Test
    void aRedisThatIsAwayAtTheStartIsFoundWhenItComes() {
        oneConnection.start();
        assertThat(take(one, "anna")).isFalse();

        redis.start();

        await().atMost(PATIENCE).until(() -> take(one, "anna"));
    }

    @Test
    void aRedisThatDiesFailsNoRequestAndIsFoundAgain() {
        redis.start();
        connect();

        redis.kill();
        var answers = Flux.range(0, 50)
                .concatMap(request -> one.take(caller("anna")).hasElement())
                .collectList()
                .block(PATIENCE);
        assertThat(answers).hasSize(50).endsWith(false, false, false);

        redis.start();
        await().atMost(PATIENCE).until(() -> take(one, "anna"));
    }

    @Test
    void aRedisThatIsFrozenCostsAFewRequestsItsTimeLimitAndTheRestNothing() {
        var stubborn = CircuitBreaker.of(
                "stubborn",
                CircuitBreakerConfig.from(QUICK)
                        .waitDurationInOpenState(Duration.ofMinutes(10))
                        .build());
        var buckets = new RedisBuckets(oneConnection, stubborn, TIMEOUT);
        redis.start();
        connect();

        redis.freeze();
        var answers = Flux.range(0, 200)
                .concatMap(request -> buckets.take(caller("anna")).hasElement())
                .collectList()
                .block(PATIENCE);

        assertThat(answers).hasSize(200).containsOnly(false);
        assertThat(stubborn.getMetrics().getNumberOfNotPermittedCalls()).isEqualTo(200 - FEWEST_CALLS);
        redis.thaw();
        stubborn.transitionToHalfOpenState();
        var patient = new RedisBuckets(oneConnection, stubborn, PATIENCE);
        await().atMost(PATIENCE).until(() -> take(patient, "anna") && stubborn.getState() == State.CLOSED);
    }

    private void connect() {
        oneConnection.start();
        otherConnection.start();
        await().atMost(PATIENCE).until(() -> take(one, "probe") && take(other, "probe"));
    }

    /** Whether Redis had a say. */
    private static boolean take(RedisBuckets buckets, String user) {
        return Boolean.TRUE.equals(buckets.take(caller(user)).hasElement().block(PATIENCE));
    }

    private static Caller caller(String user) {
        return new Caller(POLICY, user);
    }
}
