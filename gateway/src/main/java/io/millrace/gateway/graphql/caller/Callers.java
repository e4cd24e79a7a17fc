package io.millrace.gateway.graphql.caller;

import io.millrace.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;

/** Who asks, for the fields that are not open to everyone. The services check again for themselves. */
public final class Callers {

    private Callers() {}

    /** The caller's id, whatever the role; 401 where there is no token. */
    public static Mono<String> anybody() {
        return authenticated().map(Authentication::getName);
    }

    /** The caller's id; 401 where there is no token, 403 where it is no customer's. */
    public static Mono<String> customer() {
        return authenticated()
                .filter(caller ->
                        caller.getAuthorities().stream().anyMatch(role -> "ROLE_CUSTOMER".equals(role.getAuthority())))
                .switchIfEmpty(
                        Mono.error(() -> new ProblemException(HttpStatus.FORBIDDEN, "This is for customers alone.")))
                .map(Authentication::getName);
    }

    private static Mono<Authentication> authenticated() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .filter(JwtAuthenticationToken.class::isInstance)
                .switchIfEmpty(Mono.error(() ->
                        new ProblemException(HttpStatus.UNAUTHORIZED, "This needs a bearer token: log in first.")));
    }
}
