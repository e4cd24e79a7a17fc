package io.millrace.cli.supervise;

import java.time.Duration;

/** How long to wait before a server that died is started again: longer each time, short again after a good while. */
final class Backoff {

    /** Quick enough that a killed server is back within seconds. */
    static final Duration FIRST = Duration.ofMillis(500);
    /** Slow enough that one that cannot start does not keep the machine busy. */
    static final Duration LONGEST = Duration.ofSeconds(30);
    /** A server that ran so long died of something new. */
    static final Duration GOOD_WHILE = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** The wait after a run of this length. */
    Duration after(Duration run) {
        if (run.compareTo(GOOD_WHILE) >= 0) {
            next = FIRST;
        }
        Duration wait = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return wait;
    }
}
