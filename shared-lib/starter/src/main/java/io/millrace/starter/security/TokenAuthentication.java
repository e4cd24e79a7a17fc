package io.millrace.starter.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import reactor.core.publisher.Mono;

/** Verifies tokens that come in another way than with a request's header, and by the same rules. */
public final class TokenAuthentication {

    private final JwtReactiveAuthenticationManager manager;

    TokenAuthentication(ReactiveJwtDecoder decoder, SecurityProperties properties) {
        manager = new JwtReactiveAuthenticationManager(decoder);
        manager.setJwtAuthenticationConverter(TokenVerification.authorities(properties));
    }

    /** Whose token it is; fails with an {@code AuthenticationException} where it is not good. */
    public Mono<Authentication> authenticate(String token) {
        return manager.authenticate(new BearerTokenAuthenticationToken(token));
    }
}
