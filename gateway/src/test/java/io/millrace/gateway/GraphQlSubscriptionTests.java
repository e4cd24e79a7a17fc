package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.testing.tokens.Tokens;
import io.netty.buffer.Unpooled;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/** What can be followed, over WebSocket and as server-sent events. */
class GraphQlSubscriptionTests extends GraphQlTest {

    private static final String PENDING = event(1, "PENDING");
    private static final String CONFIRMED = event(2, "CONFIRMED");
    private static final String FOLLOW = "subscription { orderStatus(id: \"%s\") { status at } }".formatted(id(1));

    @Test
    void eachStatusComesAndTheLastOneEndsIt() {
        behave(
                ORDERS,
                (request, response) -> stream(response, Flux.just("retry:1000\n\n", PENDING, ":\n\n", CONFIRMED)));
        var socket = GraphQlSocket.open(port).login(Tokens.customer()).subscribe("1", FOLLOW);

        assertThat(status(socket)).isEqualTo("PENDING");
        assertThat(status(socket)).isEqualTo("CONFIRMED");
        assertThat(socket.next("complete").path("id").asString()).isEqualTo("1");
        socket.close();
    }

    @Test
    void queriesWorkTooAndFieldsKnowTheCaller() {
        var socket = GraphQlSocket.open(port).login(Tokens.customer("ada")).subscribe("q", "{ me { id } }");

        assertThat(socket.next("next").at("/payload/data/me/id").asString()).isEqualTo("ada");
        socket.next("complete");
        socket.close();
    }

    @Test
    void withoutATokenOnlyWhatIsOpenIsThere() {
        var socket = GraphQlSocket.open(port).init("{}");
        socket.next("connection_ack");

        socket.subscribe("1", "{ products { edges { cursor } } me { id } }");
        var answer = socket.next("next").path("payload");
        socket.next("complete");
        socket.subscribe("2", FOLLOW);

        assertThat(codes(answer)).isEqualTo(Map.of("/me", "UNAUTHENTICATED"));
        assertThat(code(socket.next("error").path("payload").path(0))).isEqualTo("UNAUTHENTICATED");
        socket.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Bearer garbage\"", "\"Basic abc\"", "7", "\"Bearer EXPIRED\""})
    void aBadTokenIsNotLetIn(String authorization) {
        var socket = GraphQlSocket.open(port)
                .init("{\"Authorization\":%s}".formatted(authorization.replace("EXPIRED", Tokens.expired())));

        assertThat(socket.closeCode()).isEqualTo(4403);
    }

    @Test
    void whoSaysNothingOrAsksBeforeSayingIsClosed() {
        assertThat(GraphQlSocket.open(port).closeCode()).isEqualTo(4408);
        assertThat(GraphQlSocket.open(port).subscribe("1", FOLLOW).closeCode()).isEqualTo(4401);
    }

    @Test
    void aConnectionEndsWithItsToken() {
        var socket = GraphQlSocket.open(port);
        var token = Tokens.customerUntil(Instant.now().plusSeconds(5));

        socket.init("{\"authorization\":\"Bearer %s\"}".formatted(token));

        assertThat(socket.closeCode()).isEqualTo(4401);
    }

    @Test
    void aForeignPageMayNotConnect() {
        assertThatThrownBy(
                        () -> new GraphQlSocket(port, handshake -> handshake.header("Origin", "https://evil.example")))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        failure ->
                                assertThat(failure.getResponse().statusCode()).isEqualTo(403));
        for (var origin : List.of("https://shop.example", "http://localhost:" + port)) {
            var socket = new GraphQlSocket(port, handshake -> handshake.header("Origin", origin));
            socket.login(Tokens.customer()).close();
        }
    }

    @Test
    void aMessageThatIsTooLargeEndsTheConnection() {
        var socket = GraphQlSocket.open(port).login(Tokens.customer());

        socket.subscribe("1", "{ me { id } } #" + "x".repeat(70_000));

        assertThat(socket.closeCode()).isNotEqualTo(1000);
    }

    @Test
    void oneConnectionHasSoManyOperationsAndGetsPlacesBack() {
        behave(
                ORDERS,
                (request, response) -> stream(response, Flux.just(PENDING).concatWith(Flux.never())));
        var socket = GraphQlSocket.open(port).login(Tokens.customer());
        for (var id : List.of("1", "2", "3")) {
            socket.subscribe(id, FOLLOW);
            status(socket);
        }

        socket.subscribe("4", FOLLOW);
        assertThat(code(socket.next("next").at("/payload/errors/0"))).isEqualTo("TOO_MANY_REQUESTS");
        socket.next("complete");
        socket.send("{\"type\":\"complete\",\"id\":\"1\"}").subscribe("5", FOLLOW);

        assertThat(status(socket)).isEqualTo("PENDING");
        socket.close();
    }

    @Test
    void oneCallerHasSoManyStreams() {
        var token = Tokens.customer();
        var sockets = IntStream.range(0, 5)
                .mapToObj(number -> GraphQlSocket.open(port).login(token))
                .toList();

        assertThat(GraphQlSocket.open(port)
                        .init("{\"authorization\":\"Bearer %s\"}".formatted(token))
                        .closeCode())
                .isEqualTo(4429);
        sockets.forEach(GraphQlSocket::close);
    }

    @Test
    void whoGoesAwayClosesTheServicesStream() {
        var closed = new AtomicInteger();
        behave(ORDERS, (request, response) -> {
            response.withConnection(connection -> connection.onDispose(closed::incrementAndGet));
            return stream(response, Flux.just(PENDING).concatWith(Flux.never()));
        });
        var one = GraphQlSocket.open(port).login(Tokens.customer()).subscribe("1", FOLLOW);
        var other = GraphQlSocket.open(port).login(Tokens.customer()).subscribe("1", FOLLOW);
        status(one);
        status(other);

        one.send("{\"type\":\"complete\",\"id\":\"1\"}");
        await().untilAsserted(() -> assertThat(closed).hasValue(1));
        other.close();
        await().untilAsserted(() -> assertThat(closed).hasValue(2));
        one.close();
    }

    @Test
    void aStreamThatBreaksGoesOnAfterTheLastEvent() {
        var connections = new ConcurrentLinkedQueue<Connection>();
        var resumedAfter = new ConcurrentLinkedQueue<String>();
        behave(ORDERS, (request, response) -> {
            var last = request.requestHeaders().get("Last-Event-ID", "");
            resumedAfter.add(last);
            response.withConnection(connections::add);
            return last.equals("1")
                    ? stream(response, Flux.just(CONFIRMED))
                    : stream(response, Flux.just(PENDING).concatWith(Flux.never()));
        });
        var socket = GraphQlSocket.open(port).login(Tokens.customer()).subscribe("1", FOLLOW);
        status(socket);

        connections.remove().dispose();

        assertThat(status(socket)).isEqualTo("CONFIRMED");
        socket.next("complete");
        assertThat(resumedAfter).containsExactly("", "1");
        socket.close();
    }

    @Test
    void aStreamThatStaysAwayIsAnErrorAndSomebodyElsesOrderIsNotThere() {
        behave(ORDERS, StubService::hangingUp);
        var socket = GraphQlSocket.open(port).login(Tokens.customer()).subscribe("1", FOLLOW);
        assertThat(code(socket.next("error").at("/payload/0"))).isEqualTo("UNAVAILABLE");
        assertThat(ASKED).hasSize(4);

        refuse(ORDERS, 404, "{\"detail\":\"There is no such order.\"}");
        socket.subscribe("2", FOLLOW);
        assertThat(code(socket.next("error").at("/payload/0"))).isEqualTo("NOT_FOUND");
        assertThat(ASKED).hasSize(5);
        socket.close();
    }

    @Test
    void aStreamOfEventsSaysWhenToComeBackAndThatItIsThere() {
        var confirmed = Sinks.<String>one();
        behave(
                ORDERS,
                (request, response) -> stream(response, Flux.just(PENDING).concatWith(confirmed.asMono())));

        var text = client.post()
                .uri("/graphql")
                .headers(headers -> headers.setBearerAuth(Tokens.customer()))
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .bodyValue(Map.of("query", FOLLOW))
                .exchange()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                .returnResult(DataBuffer.class)
                .getResponseBody()
                .map(buffer -> buffer.toString(UTF_8))
                .scan(String::concat)
                .doOnNext(soFar -> {
                    if (soFar.matches("(?s).*PENDING.*:\n\n.*")) {
                        confirmed.tryEmitValue(CONFIRMED);
                    }
                })
                .blockLast(GraphQlSocket.PATIENCE);

        assertThat(text)
                .startsWith("retry:1000\n\n")
                .containsSubsequence("event:next", "PENDING", ":\n\n", "event:next", "CONFIRMED", "event:complete");
    }

    @Test
    void garbageEndsItsConnectionAlone() {
        var socket = GraphQlSocket.open(port).login(Tokens.customer());

        socket.send("{\"type\":\"nonsense\"}");

        assertThat(socket.closeCode()).isNotEqualTo(1000);
        assertThat(GraphQlSocket.open(port).send("garbage").closeCode()).isNotEqualTo(1000);
    }

    private static String status(GraphQlSocket socket) {
        return socket.next("next").at("/payload/data/orderStatus/status").asString();
    }

    private static Publisher<Void> stream(HttpServerResponse response, Flux<String> events) {
        var buffers = events.map(text -> Unpooled.copiedBuffer(text, UTF_8));
        return response.sse().send(buffers, flushed -> true);
    }

    private static String event(int number, String status) {
        return """
                id:%d
                event:status
                data:{"status":"%s","at":"2026-11-24T10:00:00Z"}

                """.formatted(number, status);
    }
}
