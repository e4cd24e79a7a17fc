package io.millrace.gateway.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Buckets in Redis. A request waits for it for some milliseconds at most; a breaker keeps a Redis that is away, slow or
 * frozen from costing every request that much; and in all these cases each gateway goes on with what it counted itself.
 */
final class RedisBuckets implements SharedBuckets {

    private static final String PREFIX = "millrace:rate:";
    /** A bucket leaves Redis when it would be full anyway, and so long after that clocks may differ. */
    private static final Duration KEPT_LONGER = Duration.ofSeconds(10);

    private final RedisLifecycle redis;
    private final CircuitBreaker breaker;
    private final Duration timeout;

    RedisBuckets(RedisLifecycle redis, CircuitBreaker breaker, Duration timeout) {
        this.redis = redis;
        this.breaker = breaker;
        this.timeout = timeout;
    }

    @Override
    public Mono<ConsumptionProbe> take(Caller caller) {
        return Mono.justOrEmpty(redis.buckets())
                .flatMap(buckets -> Mono.fromFuture(() -> take(buckets, caller)).timeout(timeout))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .publishOn(Schedulers.parallel()) // the one thread that reads from Redis has other things to do
                .onErrorComplete();
    }

    private static CompletableFuture<ConsumptionProbe> take(AsyncProxyManager<byte[]> buckets, Caller caller) {
        var policy = caller.policy();
        var key = (PREFIX + policy.name() + ":" + caller.key()).getBytes(UTF_8);
        return buckets.getProxy(key, () -> CompletableFuture.completedFuture(policy.bucket()))
                .tryConsumeAndReturnRemaining(1);
    }

    static AsyncProxyManager<byte[]> over(StatefulRedisConnection<byte[], byte[]> connection) {
        return Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_LONGER))
                .build()
                .asAsync();
    }
}
