package io.millrace.starter.security;

import io.millrace.starter.problem.ProblemException;
import io.millrace.starter.problem.ProblemTranslator;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.ErrorResponse;

/** Without the issuer's keys nobody can be told apart: that is our trouble, so it is 503 and not the caller's 401. */
final class VerificationProblems implements ProblemTranslator {

    @Override
    public @Nullable ErrorResponse translate(Throwable failure) {
        return failure instanceof AuthenticationServiceException
                ? ProblemException.unavailable("Tokens can't be verified at the moment.", failure)
                : null;
    }
}
