package io.millrace.gateway.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * A limit of requests, as callers are told of it by the IETF's draft of {@code RateLimit} headers.
 *
 * @param name what it counts by
 * @param rate requests a second
 * @param burst requests at once
 */
record Policy(String name, int rate, int burst) {

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(rate, Duration.ofSeconds(1)))
                .build();
    }

    /** After which a bucket is full again, whatever was taken from it. */
    Duration fills() {
        return Duration.ofSeconds(Math.ceilDiv(burst, rate));
    }

    /** {@code RateLimit-Policy}: as many requests in so many seconds. */
    String terms() {
        return "\"%s\";q=%d;w=%d".formatted(name, burst, fills().toSeconds());
    }

    /** {@code RateLimit}: as many requests are left, and so many seconds till the bucket is full. */
    String standing(ConsumptionProbe probe) {
        return "\"%s\";r=%d;t=%d"
                .formatted(name, probe.getRemainingTokens(), untilFull(probe).toSeconds());
    }

    static Duration untilFull(ConsumptionProbe probe) {
        var second = Duration.ofSeconds(1).toNanos();
        return Duration.ofSeconds(Math.ceilDiv(probe.getNanosToWaitForReset(), second));
    }
}
