package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.tokens.Tokens;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** A gateway of its own, which stops while somebody follows an order. */
class GraphQlShutdownTests extends GraphQlTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String FOLLOW = "subscription { orderStatus(id: \"%s\") { status } }".formatted(id(1));

    private static final HttpClient CLIENT = HttpClient.create(ConnectionProvider.newConnection());

    @Autowired
    private Environment settings;

    @Test
    void subscriptionsDelayNothing() {
        var event = "id:1\ndata:{\"status\":\"PENDING\",\"at\":\"2026-11-24T10:00:00Z\"}\n\n";
        behave(
                ORDERS,
                (request, response) -> response.sse()
                        .send(
                                Flux.just(Unpooled.copiedBuffer(event, UTF_8)).concatWith(Flux.never()),
                                flushed -> true));
        var context = new SpringApplicationBuilder(GatewayApplication.class, LoopsOfItsOwn.class).run(arguments());
        var own = context.getEnvironment().getRequiredProperty("local.server.port");
        var silent = closeOf(own, GraphQlShutdownTests::sayNothing);
        var following = closeOf(own, GraphQlShutdownTests::follow);
        var events = events(own);
        events.blockFirst(GraphQlSocket.PATIENCE);
        var all = events.collectList().toFuture();

        var start = System.nanoTime();
        context.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
        assertThat(silent.orTimeout(GraphQlSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join())
                .extracting(CloseStatus::getCode)
                .isEqualTo(1012);
        assertThat(following
                        .orTimeout(GraphQlSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join())
                .extracting(CloseStatus::getCode)
                .isEqualTo(1012);
        assertThat(all.orTimeout(GraphQlSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join()
                        .toString())
                .contains("UNAVAILABLE", "retryAfter");
    }

    private String[] arguments() {
        var shared = Stream.of(
                        "millrace.services.orders",
                        "millrace.services.users",
                        "millrace.services.catalog",
                        "millrace.security.issuer",
                        "millrace.security.jwk-set-uri")
                .map(name -> "--%s=%s".formatted(name, settings.getRequiredProperty(name)));
        var own = Stream.of(
                "--server.port=0",
                "--management.server.port=0",
                "--spring.graphql.websocket.connection-init-timeout=5m",
                "--millrace.security.fetch-timeout=15s");
        // Whoever waits for what is still open waits for longer than the limit.
        var waits = Stream.of(
                "--millrace.graphql.connections.farewell="
                        + LIMIT.multipliedBy(2).toSeconds() + "s",
                "--spring.lifecycle.timeout-per-shutdown-phase="
                        + LIMIT.multipliedBy(3).toSeconds() + "s");
        return Stream.of(shared, own, waits).flatMap(arguments -> arguments).toArray(String[]::new);
    }

    /** Opens a WebSocket, waits for what it is to hear, and tells how the gateway closes it. */
    private static CompletableFuture<CloseStatus> closeOf(String port, WebSocketHandler handler) {
        var closed = new CompletableFuture<CloseStatus>();
        var ready = new CompletableFuture<String>();
        new ReactorNettyWebSocketClient(CLIENT)
                .execute(URI.create("ws://localhost:%s/graphql".formatted(port)), session -> {
                    session.closeStatus().subscribe(closed::complete);
                    session.getAttributes().put("ready", ready);
                    return handler.handle(session);
                })
                .subscribe();
        ready.orTimeout(GraphQlSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return closed;
    }

    private static Mono<Void> sayNothing(WebSocketSession session) {
        ready(session);
        return session.receive().then();
    }

    private static Mono<Void> follow(WebSocketSession session) {
        var answers = session.receive()
                .map(WebSocketMessage::getPayloadAsText)
                .publish()
                .refCount(2);
        var init = "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer %s\"}}"
                .formatted(Tokens.customer());
        var subscribe = "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"%s\"}}"
                .formatted(FOLLOW.replace("\"", "\\\""));
        var acknowledged = answers.filter(answer -> answer.contains("connection_ack"));
        var followed = answers.filter(answer -> answer.contains("PENDING")).doOnNext(answer -> ready(session));
        return session.send(
                        acknowledged.map(answer -> subscribe).startWith(init).map(session::textMessage))
                .and(followed.then());
    }

    @SuppressWarnings("unchecked")
    private static void ready(WebSocketSession session) {
        ((CompletableFuture<String>) session.getAttributes().get("ready")).complete("");
    }

    private static Flux<String> events(String port) {
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(CLIENT))
                .baseUrl("http://localhost:" + port)
                .build()
                .post()
                .uri("/graphql")
                .headers(headers -> headers.setBearerAuth(Tokens.customer()))
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .bodyValue(Map.of("query", FOLLOW))
                .retrieve()
                .bodyToFlux(String.class)
                .replay()
                .autoConnect();
    }
}
