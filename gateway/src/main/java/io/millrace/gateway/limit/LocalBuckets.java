package io.millrace.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

/**
 * The buckets of one policy that this process keeps. One that nobody uses is forgotten when it is full, which loses
 * nothing. Of more callers than are remembered the cache forgets those that come seldom, so that nobody gets a new bucket
 * by sending many others: to be forgotten one has to stay away.
 */
final class LocalBuckets {

    private final LoadingCache<String, Bucket> buckets;

    LocalBuckets(Policy policy, int remembered, TimeMeter clock) {
        var configuration = policy.bucket();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(policy.fills())
                .ticker(clock::currentTimeNanos)
                .executor(Runnable::run) // its upkeep is short: another thread would cost more than it saves
                .build(key -> Bucket.builder()
                        .addLimit(configuration.getBandwidths()[0])
                        .withCustomTimePrecision(clock)
                        .build());
    }

    ConsumptionProbe take(String key) {
        return buckets.get(key).tryConsumeAndReturnRemaining(1);
    }

    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
