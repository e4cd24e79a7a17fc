package io.millrace.users.token;

import io.millrace.starter.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** E-mail and password do not belong together. Which of them is wrong stays untold: that would tell who is known. */
final class LoginRefusedException extends ProblemException {

    LoginRefusedException() {
        super(HttpStatus.UNAUTHORIZED, "The e-mail or the password is wrong.");
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
