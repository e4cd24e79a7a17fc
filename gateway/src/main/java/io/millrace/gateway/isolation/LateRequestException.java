package io.millrace.gateway.isolation;

import io.millrace.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A service could not answer in time, since it had not got all of the request: 408. */
final class LateRequestException extends ProblemException {

    private LateRequestException(Throwable cause) {
        super(HttpStatus.REQUEST_TIMEOUT, "The request's body did not arrive in time.", cause);
    }

    static Throwable insteadOf(Throwable failure) {
        return failure instanceof ResponseStatusException late && late.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT
                ? new LateRequestException(failure)
                : failure;
    }
}
