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

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    /** So much that what flows back while a test runs matters little. */
    private static final Policy POLICY = new Policy("user", 1, 100);

    private static final CircuitBreakerConfig QUICK = CircuitBreakerConfig.custom()
            .slidingWindow(20, 5, SlidingWindowType.COUNT_BASED)
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

    @Test
    void twoGatewaysGiveAwayNoMoreThanOne() {
        redis.start();
        connect();

        var passed = Flux.range(0, 300)
                .concatMap(request -> (request % 2 == 0 ? one : other).take(caller("anna")))
                .filter(probe -> probe.isConsumed())
                .count()
                .block(PATIENCE);

        assertThat(passed).isBetween(100L, 100 + PATIENCE.toSeconds());
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
        redis.start();
        connect();

        redis.freeze();
        var answers = Flux.range(0, 200)
                .concatMap(request -> one.take(caller("anna")).hasElement())
                .collectList()
                .block(TIMEOUT.multipliedBy(50));

        assertThat(answers).hasSize(200).containsOnly(false);
        redis.thaw();
        await().atMost(PATIENCE).until(() -> take(one, "anna") && breaker.getState() == State.CLOSED);
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
