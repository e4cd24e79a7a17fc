package io.millrace.users.registration;

import io.millrace.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** Somebody has an account with this e-mail, in whatever case it was written. */
final class EmailTakenException extends ProblemException {

    EmailTakenException(Throwable cause) {
        super(HttpStatus.CONFLICT, "Somebody has registered with this e-mail already.", cause);
    }
}
