package io.millrace.users.throttle;

import java.time.Duration;

/**
 * What each address may do.
 *
 * @param burst how often at once
 * @param refill how long until it may once more
 * @param addresses how many addresses are remembered; the one that was quiet the longest is forgotten first
 */
public record Allowance(int burst, Duration refill, int addresses) {

    /** After this time without a call there is nothing left to remember. */
    Duration full() {
        return refill.multipliedBy(burst);
    }
}
