package io.millrace.users.throttle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How logging in is slowed down where it fails.
 *
 * @param burst how many log-ins of one address may fail, or be under way, at once; one more is answered 429
 * @param refill how long until one more may fail
 * @param addresses how many addresses are remembered
 * @param freeFailures how many log-ins to one account may fail in a row before the next one waits
 * @param firstDelay how long that one waits; each failure doubles it
 * @param longestDelay the longest wait: with the hashing it must stay below the gateway's response-timeout (5s), or the
 *     owner would be locked out
 * @param memory how long after the last failure an account's failures are forgotten
 * @param accounts how many accounts' failures are remembered, those of e-mails that nobody has among them
 * @param waiting how many log-ins may wait at once: half of what the gateway lets through, so that the others get in
 */
@ConfigurationProperties("millrace.login")
record LoginProperties(
        @DefaultValue("60") int burst,
        @DefaultValue("6s") Duration refill,
        @DefaultValue("50000") int addresses,
        @DefaultValue("3") int freeFailures,
        @DefaultValue("250ms") Duration firstDelay,
        @DefaultValue("2s") Duration longestDelay,
        @DefaultValue("1h") Duration memory,
        @DefaultValue("50000") int accounts,
        @DefaultValue("25") int waiting) {

    private static final int MOST_DOUBLINGS = 20;

    Allowance ofAddress() {
        return new Allowance(burst, refill, addresses);
    }

    /** How long the next attempt waits after so many failures in a row. */
    Duration delayAfter(int failures) {
        if (failures < freeFailures) {
            return Duration.ZERO;
        }
        var grown = firstDelay.multipliedBy(1L << Math.min(failures - freeFailures, MOST_DOUBLINGS));
        return grown.compareTo(longestDelay) < 0 ? grown : longestDelay;
    }
}
