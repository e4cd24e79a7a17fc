package io.millrace.starter.security;

import io.millrace.starter.problem.ProblemException;
import io.millrace.starter.problem.ProblemTranslator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.ErrorResponse;

/** What Spring Security tells by exceptions that are neither a missing token nor a missing right. */
final class VerificationProblems implements ProblemTranslator {

    @Override
    public @Nullable ErrorResponse translate(Throwable failure) {
        return switch (failure) {
            // Without the issuer's keys nobody can be told apart: that is our trouble, not the caller's 401.
            case AuthenticationServiceException noKeys ->
                ProblemException.unavailable("Tokens can't be verified at the moment.", failure);
            case ServerExchangeRejectedException suspicious ->
                new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "The request's address, method or headers have something in them that is not allowed.");
            default -> null;
        };
    }
}
