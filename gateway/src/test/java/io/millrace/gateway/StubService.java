package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** A service behind the gateway that does what the test wants of it, real sockets included. */
final class StubService {

    /** Loops of its own: the shared ones end with the first Spring context that closes. */
    private static final LoopResources LOOPS = LoopResources.create("stub", 1, true);

    private final AtomicReference<BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>>> behaviour =
            new AtomicReference<>(StubService::ok);
    private final AtomicInteger calls = new AtomicInteger();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .runOn(LOOPS, false)
            .handle((request, response) -> {
                calls.incrementAndGet();
                return behaviour.get().apply(request, response);
            })
            .bindNow();

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    int calls() {
        return calls.get();
    }

    void behave(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> how) {
        behaviour.set(how);
    }

    void recover() {
        behave(StubService::ok);
    }

    /** Answers with what it was asked for, so that a test sees what went through. */
    static Publisher<Void> ok(HttpServerRequest request, HttpServerResponse response) {
        var token = request.requestHeaders().get("Authorization", "none");
        var echo = request.method() + " " + request.uri() + " " + token;
        return request.receive()
                .then(response.header("content-type", "text/plain")
                        .sendString(Mono.just(echo))
                        .then());
    }

    static Publisher<Void> failing(HttpServerRequest request, HttpServerResponse response) {
        return response.status(500)
                .header("content-type", "application/problem+json")
                .sendString(Mono.just("{\"status\":500,\"detail\":\"from the service\"}"));
    }

    static Publisher<Void> hanging(HttpServerRequest request, HttpServerResponse response) {
        return Mono.never();
    }

    static Publisher<Void> hangingUp(HttpServerRequest request, HttpServerResponse response) {
        response.withConnection(connection -> connection.dispose());
        return Mono.never();
    }

    /** Breaks the connection of whoever asks, without a goodbye. */
    static Publisher<Void> resetting(HttpServerRequest request, HttpServerResponse response) {
        response.withConnection(StubService::reset);
        return Mono.never();
    }

    static Publisher<Void> overloaded(HttpServerRequest request, HttpServerResponse response) {
        return response.status(429).send();
    }

    /** Sends a byte now and then, and never the last. */
    static Publisher<Void> dripping(HttpServerRequest request, HttpServerResponse response) {
        return response.header("content-type", "application/json")
                .send(Flux.interval(Duration.ofMillis(100)).map(tick -> text(" ")), flushed -> true);
    }

    /** Begins its answer, and its connection breaks in the middle of it. */
    static Publisher<Void> breaking(HttpServerRequest request, HttpServerResponse response) {
        return response.header("content-type", "application/json")
                .send(Flux.just(text("{\"half\":")).concatWith(reset(response)), flushed -> true);
    }

    /** Promises a body and breaks before it comes. */
    static Publisher<Void> promising(HttpServerRequest request, HttpServerResponse response) {
        return response.header("content-length", "100")
                .header("cache-control", "max-age=600")
                .sendHeaders()
                .then(reset(response).then());
    }

    static Publisher<Void> talkingNonsense(HttpServerRequest request, HttpServerResponse response) {
        response.withConnection(connection -> {
            var head = connection.channel().pipeline().firstContext();
            var _ = head.writeAndFlush(text("Who is there?\r\n\r\n"));
        });
        return Mono.never();
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, US_ASCII);
    }

    private static Mono<ByteBuf> reset(HttpServerResponse response) {
        return Mono.delay(Duration.ofMillis(100))
                .doOnNext(now -> response.withConnection(StubService::reset))
                .then(Mono.never());
    }

    private static void reset(Connection connection) {
        connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        var _ = connection.channel().close();
    }
}
