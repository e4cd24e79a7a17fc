package io.millrace.starter.security;

import io.millrace.starter.problem.ProblemException;
import io.millrace.starter.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Refusals as problems: 401 with a challenge (RFC 6750) where the caller is not known, 403 where it may not. */
final class ProblemAuthentication implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {

    private final ProblemWriter writer;
    private final RefusalListener listener;

    ProblemAuthentication(ProblemWriter writer, RefusalListener listener) {
        this.writer = writer;
        this.listener = listener;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
        return listener.onRefusal(exchange).then(writer.write(exchange, refusal(failure)));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        var refusal = new ProblemException(HttpStatus.FORBIDDEN, "You may not do this.");
        return listener.onRefusal(exchange).then(writer.write(exchange, refusal));
    }

    private static ErrorResponse refusal(AuthenticationException failure) {
        return switch (failure) {
            case OAuth2AuthenticationException token ->
                challenge("The token is not valid, or no longer.", "Bearer error=\"invalid_token\"");
            default -> challenge("This needs a bearer token: log in first.", "Bearer");
        };
    }

    private static ErrorResponse challenge(String detail, String challenge) {
        var problem = new ProblemException(HttpStatus.UNAUTHORIZED, detail);
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return problem;
    }
}
