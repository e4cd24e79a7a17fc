package io.millrace.acceptance.load;

import java.time.Instant;

/** From when to when calls count: by when they were due. */
public record Period(Instant begin, Instant end) {

    public boolean holds(Call call) {
        return !call.due().isBefore(begin) && call.due().isBefore(end);
    }
}
