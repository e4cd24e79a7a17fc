package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.tokens.Tokens;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** What of a request reaches a service. The gateway trusts whoever calls it here as a proxy. */
class ForwardingTests extends GatewayTest {

    private final BlockingQueue<String> received = new ArrayBlockingQueue<>(10);

    @LocalServerPort
    private int port;

    @BeforeEach
    void tellWhatArrived() {
        CATALOG.behave((request, response) -> request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .flatMap(body -> answer(request.requestHeaders() + " body:" + body, response)));
        USERS.behave((request, response) -> answer(request.requestHeaders().toString(), response));
    }

    private Mono<Void> answer(String arrived, HttpServerResponse response) {
        received.add(arrived);
        return response.send().then();
    }

    @Test
    void aServiceIsToldByTheGatewayAloneWhereARequestComesFrom() {
        try (var wire = new Wire(port)) {
            var answer = wire.send(
                            "GET /api/products HTTP/1.1",
                            "Host: shop.example",
                            "X-Forwarded-For: 203.0.113.9, 198.51.100.1",
                            "X-Forwarded-Host: evil.example",
                            "X-Forwarded-Proto: gopher",
                            "X-Forwarded-Port: 1",
                            "X-Forwarded-Prefix: /evil",
                            "Forwarded: for=203.0.113.9",
                            "X-Real-IP: 203.0.113.9")
                    .readUntil("\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 200 ");
        }

        assertThat(received.poll())
                .containsIgnoringCase("X-Forwarded-For: 198.51.100.1")
                .containsIgnoringCase("X-Forwarded-Host: shop.example")
                .containsIgnoringCase("X-Forwarded-Proto: http")
                .doesNotContainIgnoringCase("203.0.113.9")
                .doesNotContainIgnoringCase("evil")
                .doesNotContainIgnoringCase("X-Forwarded-Port")
                .doesNotContainIgnoringCase("X-Real-IP");
    }

    @Test
    void whatBelongsToOneConnectionGoesNoFurtherAndNobodyHidesWhereHeComesFrom() {
        var token = Tokens.customer();
        try (var wire = new Wire(port)) {
            var answer = wire.send(
                            "GET /api/users/me HTTP/1.1",
                            "Host: localhost",
                            "Connection: X-Forwarded-For, X-Mine",
                            "X-Mine: 1",
                            "Keep-Alive: 100",
                            "TE: trailers",
                            "Proxy-Authorization: Basic eA==",
                            "Upgrade: h2c",
                            "Authorization: Bearer " + token)
                    .readUntil("\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 200 ");
        }

        assertThat(received.poll())
                .contains("Bearer " + token)
                .doesNotContainIgnoringCase("X-Mine")
                .containsIgnoringCase("X-Forwarded-For: 127.0.0.1")
                .doesNotContainIgnoringCase("Keep-Alive")
                .doesNotContainIgnoringCase("TE: trailers")
                .doesNotContainIgnoringCase("Proxy-Authorization")
                .doesNotContainIgnoringCase("Upgrade");
    }

    @Test
    void twoLengthsOfOneBodySmuggleNothing() {
        try (var wire = new Wire(port)) {
            wire.send(
                            "GET /api/products HTTP/1.1",
                            "Host: localhost",
                            "Content-Length: 4",
                            "Transfer-Encoding: chunked")
                    .write(
                            "0\r\n\r\nGET /api/products?smuggled HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .readToTheEnd();
        }

        assertThat(received)
                .noneMatch(arrived -> arrived.toLowerCase(Locale.ROOT).contains("content-length: 4"));
        assertThat(received).allMatch(arrived -> arrived.endsWith("body:"));
    }
}
