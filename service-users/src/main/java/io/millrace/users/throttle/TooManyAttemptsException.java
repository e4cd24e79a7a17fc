package io.millrace.users.throttle;

import io.millrace.starter.problem.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Somebody tries too often, and is told when to come again. */
final class TooManyAttemptsException extends ProblemException {

    TooManyAttemptsException(Duration wait) {
        super(HttpStatus.TOO_MANY_REQUESTS, "There were too many attempts: wait a while before the next one.");
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wholeSeconds(wait)));
    }

    /** Rounded up: whoever comes a moment too early would be refused again. */
    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
