package io.millrace.gateway.limit;

import io.millrace.starter.problem.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A caller wants more than its share: 429, with when it is worth trying again. */
final class TooManyException extends ProblemException {

    TooManyException(String detail, Duration retryAfter) {
        super(HttpStatus.TOO_MANY_REQUESTS, detail);
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
    }
}
