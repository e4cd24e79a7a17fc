package io.millrace.starter.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponse;

/**
 * Turns the failures of one technology into answers. Each is a bean; the first that knows a failure decides, and what
 * none knows is a 500 whose details stay in the log.
 */
@FunctionalInterface
public interface ProblemTranslator {

    /** The answer to this failure, or null where it is not this translator's. */
    @Nullable
    ErrorResponse translate(Throwable failure);
}
