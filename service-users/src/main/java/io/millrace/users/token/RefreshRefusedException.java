package io.millrace.users.token;

import io.millrace.starter.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A refresh token is no longer good, or never was. Why stays untold: a thief need not know what the owner did. */
final class RefreshRefusedException extends ProblemException {

    RefreshRefusedException() {
        super(HttpStatus.UNAUTHORIZED, "The refresh token is not valid, or no longer: log in again.");
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
