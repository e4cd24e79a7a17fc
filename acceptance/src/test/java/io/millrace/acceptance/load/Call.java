package io.millrace.acceptance.load;

import io.millrace.acceptance.driver.Answer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of a load.
 *
 * @param kind what was asked
 * @param due when it should have begun
 * @param took how long it took from then, so that whoever has to wait for its turn counts too
 * @param answer what was answered; null where no whole answer came
 */
public record Call(
        String kind, Instant due, Duration took, @Nullable Answer answer) {

    /** Instead of a status where no whole answer came. */
    public static final int BROKEN = 0;

    public int status() {
        return answer == null ? BROKEN : answer.status();
    }

    public boolean isSuccess() {
        return status() / 100 == 2;
    }
}
