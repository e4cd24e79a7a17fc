package io.millrace.cli.supervise;

import java.time.Duration;

/**
 * How long a server may take.
 *
 * @param start until it answers
 * @param stop until it has ended in its own good order; a service drains its requests meanwhile
 */
public record Patience(Duration start, Duration stop) {

    private static final Duration USUAL_STOP = Duration.ofSeconds(20);

    /** With the usual time to stop. */
    public Patience(Duration start) {
        this(start, USUAL_STOP);
    }

    /** So many times as long. */
    public Patience times(int factor) {
        return new Patience(start.multipliedBy(factor), stop.multipliedBy(factor));
    }
}
