package io.millrace.gateway.graphql.transport;

import io.millrace.gateway.graphql.failure.GraphQlProblems;
import io.millrace.starter.problem.ProblemException;
import io.millrace.starter.security.TokenAuthentication;
import java.util.Map;
import java.util.Optional;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Mono;

/** Lets a WebSocket's client in by the token of its {@code connection_init}, and runs its operations for that caller. */
final class SocketInterceptor implements WebSocketGraphQlInterceptor {

    private static final String AUTHORIZATION = "authorization";
    private static final String SCHEME = "Bearer ";

    private final TokenAuthentication tokens;
    private final GraphQlProblems problems;

    SocketInterceptor(TokenAuthentication tokens, GraphQlProblems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** Whoever sends no token there is who made the handshake, which is anonymous from a browser. */
    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo session, Map<String, Object> payload) {
        var socket = SocketState.of(session.getAttributes());
        return Mono.justOrEmpty(authorization(payload))
                .flatMap(this::authenticate)
                .switchIfEmpty(session.getPrincipal().ofType(Authentication.class))
                .map(SocketCaller::of)
                .defaultIfEmpty(SocketCaller.ANONYMOUS)
                .doOnNext(socket::begin)
                .then()
                .cast(Object.class)
                .onErrorResume(AuthenticationException.class, refused -> {
                    socket.refuse(closeFor(refused));
                    return Mono.never(); // and no acknowledgement before the connection is closed
                });
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!(request instanceof WebSocketGraphQlRequest message)) {
            return chain.next(request);
        }
        var socket = SocketState.of(message.getSessionInfo().getAttributes());
        return socket.operations()
                .hold(chain.next(request))
                .onErrorResume(
                        ProblemException.class, full -> Mono.just(problems.answer(request.toExecutionInput(), full)))
                .contextWrite(context -> socket.caller().into(context).put(Operations.class, socket.operations()));
    }

    private Mono<Authentication> authenticate(Object authorization) {
        return authorization instanceof String text && text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? tokens.authenticate(text.substring(SCHEME.length()).strip())
                : Mono.error(new InvalidBearerTokenException("Not a bearer token"));
    }

    private static Optional<Object> authorization(Map<String, Object> payload) {
        return payload.entrySet().stream()
                .filter(entry -> AUTHORIZATION.equalsIgnoreCase(entry.getKey()) && entry.getValue() != null)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static CloseStatus closeFor(AuthenticationException refused) {
        return refused instanceof AuthenticationServiceException
                ? CloseStatus.SERVICE_OVERLOAD.withReason("Tokens can't be verified at the moment")
                : new CloseStatus(4403, "Forbidden: the token is not valid, or no longer");
    }
}
