package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.tokens.Tokens;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

/** A gateway that stops while somebody follows an order. It is the tests' last use of this context. */
@DirtiesContext
class GraphQlShutdownTests extends GraphQlTest {

    private static final String FOLLOW = "subscription { orderStatus(id: \"%s\") { status } }".formatted(id(1));

    @Autowired
    private ConfigurableApplicationContext context;

    @Test
    void subscriptionsDelayNothing() {
        var event = "id:1\ndata:{\"status\":\"PENDING\",\"at\":\"2026-11-24T10:00:00Z\"}\n\n";
        behave(
                ORDERS,
                (request, response) -> response.sse()
                        .send(
                                Flux.just(Unpooled.copiedBuffer(event, UTF_8)).concatWith(Flux.never()),
                                flushed -> true));
        var socket = GraphQlSocket.open(port).login(Tokens.customer()).subscribe("1", FOLLOW);
        socket.next("next");
        var idle = GraphQlSocket.open(port);
        var events = WebClient.create("http://localhost:" + port)
                .post()
                .uri("/graphql")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Tokens.customer())
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .bodyValue("{\"query\":\"%s\"}".formatted(FOLLOW.replace("\"", "\\\"")))
                .retrieve()
                .bodyToFlux(String.class)
                .share();
        var all = events.collectList().toFuture();
        events.blockFirst(GraphQlSocket.PATIENCE);

        var start = Instant.now();
        context.close();

        // Boot would wait twenty seconds for each of them.
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(socket.closeCode()).isEqualTo(1012);
        assertThat(idle.closeCode()).isEqualTo(1012);
        assertThat(all.join().toString()).contains("PENDING", "UNAVAILABLE", "retryAfter");
    }
}
