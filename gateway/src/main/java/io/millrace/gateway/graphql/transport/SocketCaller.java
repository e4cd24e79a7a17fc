package io.millrace.gateway.graphql.transport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.util.context.Context;

/**
 * Who is at the other end of a WebSocket.
 *
 * @param token whose, or null where nobody has logged in
 */
record SocketCaller(@Nullable JwtAuthenticationToken token) {

    static final SocketCaller ANONYMOUS = new SocketCaller(null);

    static SocketCaller of(Authentication authentication) {
        return authentication instanceof JwtAuthenticationToken token ? new SocketCaller(token) : ANONYMOUS;
    }

    /** What limits count by. */
    String name(String address) {
        return token == null ? address : token.getName();
    }

    /** When the token ends; an anonymous caller's never does. */
    Instant end() {
        var end = token == null ? null : token.getToken().getExpiresAt();
        return end == null ? Instant.MAX : end;
    }

    /** Operations run for this caller, and not for whom the handshake was made. */
    Context into(Context context) {
        return token == null
                ? ReactiveSecurityContextHolder.clearContext().apply(context)
                : context.putAll(
                        ReactiveSecurityContextHolder.withAuthentication(token).readOnly());
    }
}
