package io.millrace.users.throttle;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;

/** A bucket of attempts for each address, in the memory of this replica. */
public final class AddressLimit {

    private final LoadingCache<String, Bucket> buckets;

    public AddressLimit(Allowance allowance, Clock clock) {
        var time = new ClockTime(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(allowance.addresses())
                .expireAfterAccess(allowance.full())
                .ticker(time)
                .executor(Runnable::run)
                .build(address -> bucket(allowance, time));
    }

    private static Bucket bucket(Allowance allowance, ClockTime time) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(allowance.burst()).refillGreedy(1, allowance.refill()))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Counts an attempt; fails with 429 where the address has none left. */
    public void take(String address) {
        var probe = buckets.get(address).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyAttemptsException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** Takes back that an attempt was counted. */
    void giveBack(String address) {
        buckets.get(address).addTokens(1);
    }

    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
