package io.millrace.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

class RequestLogTests {

    private final Logger logger = (Logger) LoggerFactory.getLogger(RequestLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @AfterEach
    void detach() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void tellsWhatWasAskedAndAnsweredWithoutTheQuery() {
        var line = lineAbout(MockServerHttpRequest.get("/api/orders?after=secret"), Level.DEBUG);

        assertThat(line).isEqualTo("GET /api/orders is answered 202");
    }

    @Test
    void writesALineBreakInAPathAsItCame() {
        var line = lineAbout(MockServerHttpRequest.method(HttpMethod.GET, URI.create("/api/%0Aforged")), Level.DEBUG);

        assertThat(line).isEqualTo("GET /api/%0Aforged is answered 202");
    }

    @Test
    void isSilentUnlessItIsAskedFor() {
        assertThat(lineAbout(MockServerHttpRequest.get("/"), Level.INFO)).isEmpty();
    }

    private String lineAbout(MockServerHttpRequest.BaseBuilder<?> request, Level level) {
        logger.setLevel(level);
        logger.addAppender(lines);
        lines.start();
        var exchange = MockServerWebExchange.from(request);
        new RequestLog().filter(exchange, RequestLogTests::accept).block();
        return lines.list.isEmpty() ? "" : lines.list.getFirst().getFormattedMessage();
    }

    private static Mono<Void> accept(ServerWebExchange exchange) {
        exchange.getResponse().setStatusCode(HttpStatus.ACCEPTED);
        return exchange.getResponse().setComplete();
    }
}
