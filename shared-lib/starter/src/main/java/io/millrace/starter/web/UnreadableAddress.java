package io.millrace.starter.web;

import org.springframework.http.HttpStatus;
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

    /** For {@code HttpServer.mapHandle}. */
    static Mono<Void> answer(Mono<Void> handled, Connection connection) {
        return connection instanceof HttpServerResponse response
                ? handled.then(Mono.defer(() -> isBare(response) ? write(response) : Mono.empty()))
                : handled;
    }

    /** What went through the filters has their headers, even where it has no body and is therefore not sent yet. */
    private static boolean isBare(HttpServerResponse response) {
        return response.status().code() == HttpStatus.BAD_REQUEST.value()
                && SecurityHeaders.DEFAULTS.keySet().stream().noneMatch(response.responseHeaders()::contains);
    }

    private static Mono<Void> write(HttpServerResponse response) {
        SecurityHeaders.DEFAULTS.forEach(response::header);
        return response.header("Content-Type", MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .sendString(Mono.just(PROBLEM))
                .then();
    }
}
