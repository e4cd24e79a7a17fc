package io.millrace.gateway.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What callers are held to.
 *
 * @param rate requests
 * @param streams streams that are open
 * @param redisUrl the Redis by which all gateways count together; without it each counts for itself
 * @param redisTimeout how long a request waits for Redis before this gateway decides alone: a near one needs a
 *     millisecond, and what takes longer than a person notices is no help
 */
@ConfigurationProperties("millrace.limits")
record LimitsProperties(
        @DefaultValue Rate rate,
        @DefaultValue Streams streams,
        @Nullable String redisUrl,
        @DefaultValue("50ms") Duration redisTimeout) {

    /**
     * Requests. Buckets of tokens: what is spared is there for a burst.
     *
     * @param user requests a second of one user: a page that loads asks a dozen things, a program a few at a time
     * @param userBurst what a user may ask for at once
     * @param address requests a second of all who are not logged in at one address: an office is one, too
     * @param addressBurst what they may ask for at once
     * @param remembered callers of either kind that are told apart at a time: some 300 bytes each
     */
    record Rate(
            @DefaultValue("50") int user,
            @DefaultValue("100") int userBurst,
            @DefaultValue("20") int address,
            @DefaultValue("60") int addressBurst,
            @DefaultValue("50000") int remembered) {}

    /**
     * Streams: answers that go on for as long as their client listens.
     *
     * @param total in this process: each costs two connections and some kilobytes
     * @param user of one user, or of one address where nobody is logged in: a person's tabs and devices, not a crawler
     */
    record Streams(
            @DefaultValue("1000") int total,
            @DefaultValue("20") int user) {}
}
