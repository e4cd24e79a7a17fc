package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class CompressionTests extends GatewayTest {

    private static final String LONG = "{\"name\":\"" + "x".repeat(4000) + "\"}";

    @LocalServerPort
    private int port;

    @Test
    void longTextIsCompressed() {
        answerWith("application/json", LONG, "W/\"1\"");

        assertThat(get()).containsIgnoringCase("content-encoding: gzip").containsIgnoringCase("vary: accept-encoding");
    }

    @Test
    void shortTextIsNot() {
        answerWith("application/json", "{}", "");

        assertThat(get()).doesNotContainIgnoringCase("content-encoding");
    }

    @Test
    void anAnswerWhoseBytesHaveANameIsSentAsItIs() {
        answerWith("application/json", LONG, "\"1-40\"");

        assertThat(get()).doesNotContainIgnoringCase("content-encoding").containsIgnoringCase("etag: \"1-40\"");
    }

    @Test
    void aStreamIsNotCompressedAndKeepsNothingBack() {
        CATALOG.behave((request, response) -> response.header("content-type", "text/event-stream")
                .sendString(Flux.just("data:" + LONG + "\n\n").concatWith(Flux.never())));

        try (var wire = new Wire(port)) {
            var sent = ask(wire).readUntil("}\n\n");

            assertThat(sent).contains(LONG).doesNotContainIgnoringCase("content-encoding");
        }
    }

    private static void answerWith(String type, String body, String etag) {
        CATALOG.behave((request, response) -> {
            if (!etag.isEmpty()) {
                response.header("etag", etag);
            }
            return response.header("content-type", type)
                    .header("content-length", String.valueOf(body.length()))
                    .sendString(Mono.just(body));
        });
    }

    private String get() {
        try (var wire = new Wire(port)) {
            return ask(wire).readUntil("\r\n\r\n");
        }
    }

    private static Wire ask(Wire wire) {
        return wire.send("GET /api/products HTTP/1.1", "Host: localhost", "Accept-Encoding: gzip");
    }
}
