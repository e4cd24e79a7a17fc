package io.millrace.gateway.graphql.transport;

import io.millrace.gateway.limit.StreamPlaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webflux.GraphQlWebSocketHandler;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.ErrorResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends WebSockets that Spring's handler would leave open: when their token ends, when there is no place for them, and at
 * once when the process stops.
 */
final class SocketHandler extends GraphQlWebSocketHandler {

    /** The longest that Reactor's timers are asked to wait; tokens live for minutes. */
    private static final Duration FOREVER = Duration.ofDays(365);

    private final OpenSockets sockets;
    private final StreamPlaces places;
    private final ConnectionProperties properties;
    private final Clock clock;

    SocketHandler(
            WebGraphQlHandler handler,
            ServerCodecConfigurer codecs,
            GraphQlProperties.Websocket settings,
            OpenSockets sockets,
            StreamPlaces places,
            ConnectionProperties properties,
            Clock clock) {
        super(handler, codecs, settings.getConnectionInitTimeout(), settings.getKeepAlive());
        this.sockets = sockets;
        this.places = places;
        this.properties = properties;
        this.clock = clock;
    }

    /** {@link Handshake} has judged the origin, which Spring's handler would compare with its scheme too. */
    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(ServerWebExchange exchange) {
        return null;
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        return Mono.deferContextual(context -> {
            var socket = new SocketState(new Operations(properties.operations()));
            socket.keepIn(session.getAttributes());
            var address = context.<String>getOrEmpty(Handshake.ADDRESS).orElse(session.getId());
            var talk = super.handle(session)
                    .takeUntilOther(end(socket, address).flatMap(status -> close(session, status)))
                    .doOnDiscard(WebSocketMessage.class, WebSocketMessage::release);
            return sockets.count(talk);
        });
    }

    /**
     * Cached, so that it can't be cancelled: Spring's handler completes as soon as the session is to be closed, and reactor-netty
     * drops a close frame that another thread has not written by then.
     */
    private static Mono<Void> close(WebSocketSession session, CloseStatus status) {
        return session.close(status).cache();
    }

    private Mono<CloseStatus> end(SocketState socket, String address) {
        return Mono.firstWithSignal(
                socket.refused(), stopped(), socket.begun().flatMap(caller -> end(caller, address)));
    }

    private Mono<CloseStatus> end(SocketCaller caller, String address) {
        var expired = new CloseStatus(4401, "Unauthorized: the token has ended");
        return Mono.firstWithSignal(
                place(caller.name(address)), Mono.delay(until(caller.end())).thenReturn(expired));
    }

    private Mono<CloseStatus> stopped() {
        return restartAfter(places.untilStop(Flux.never(), Flux.empty()));
    }

    private Mono<CloseStatus> place(String caller) {
        return restartAfter(places.hold(caller, Flux.never())).onErrorResume(SocketHandler::noPlace);
    }

    private static Mono<CloseStatus> restartAfter(Flux<Object> untilStop) {
        return untilStop.then(Mono.just(CloseStatus.SERVICE_RESTARTED.withReason("Service restart: connect again")));
    }

    private static Mono<CloseStatus> noPlace(Throwable failure) {
        var yours = failure instanceof ErrorResponse problem
                && problem.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
        return Mono.just(
                yours
                        ? new CloseStatus(4429, "Too many connections: end one first")
                        : CloseStatus.SERVICE_OVERLOAD.withReason("Try again later"));
    }

    private Duration until(Instant end) {
        var now = clock.instant();
        return end.isAfter(now.plus(FOREVER)) ? FOREVER : Duration.between(now, end);
    }
}
