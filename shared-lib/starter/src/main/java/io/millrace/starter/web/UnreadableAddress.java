package io.millrace.starter.web;

import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Spring ends a request whose address {@link java.net.URI} can't read by a bare 400, before any filter. Here it becomes
 * a problem like others, though without a trace, which has not begun.
 */
final class UnreadableAddress {

    private static final String PROBLEM = """
            {"type":"about:blank","title":"Bad Request","status":400,"detail":"The request's address is not valid."}""";

    private UnreadableAddress() {}

    /** For {@code HttpServer.mapHandle}: whatever Spring has answered itself has sent its headers by then. */
    static Mono<Void> answer(Mono<Void> handled, Connection connection) {
        return connection instanceof HttpServerResponse response
                ? handled.then(Mono.defer(() -> response.hasSentHeaders() ? Mono.empty() : write(response)))
                : handled;
    }

    private static Mono<Void> write(HttpServerResponse response) {
        SecurityHeaders.DEFAULTS.forEach(response::header);
        return response.header("Content-Type", MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .sendString(Mono.just(PROBLEM))
                .then();
    }
}
