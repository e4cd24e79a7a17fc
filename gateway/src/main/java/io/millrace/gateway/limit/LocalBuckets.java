package io.millrace.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

/**
 * The buckets of one policy that this process keeps. One that nobody uses is forgotten when it is full, which loses
 * nothing. No other is: when there are as many as are remembered, all newcomers share one bucket, so that nobody gets a
 * new one by coming under many names.
 */
final class LocalBuckets {

    private final Bandwidth limit;
    private final int remembered;
    private final TimeMeter clock;
    private final Cache<String, Bucket> buckets;
    private final Bucket newcomers;

    LocalBuckets(Policy policy, int remembered, TimeMeter clock) {
        this.limit = policy.bucket().getBandwidths()[0];
        this.remembered = remembered;
        this.clock = clock;
        this.newcomers = full();
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(policy.fills())
                .scheduler(Scheduler.systemScheduler()) // also while nobody comes, or only newcomers
                .ticker(clock::currentTimeNanos)
                .build();
    }

    ConsumptionProbe take(String key) {
        var known = buckets.getIfPresent(key);
        return (known == null ? bucketOfNew(key) : known).tryConsumeAndReturnRemaining(1);
    }

    private Bucket bucketOfNew(String key) {
        return buckets.estimatedSize() < remembered ? buckets.get(key, name -> full()) : newcomers;
    }

    private Bucket full() {
        return Bucket.builder().addLimit(limit).withCustomTimePrecision(clock).build();
    }

    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
