package io.millrace.orders.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.orders.OrdersTest;
import io.millrace.orders.order.StatusChange;
import io.millrace.testing.tokens.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class OrderStreamTests extends OrdersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String token = Tokens.customer();

    @Autowired
    private WaitingStreams waiting;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private MeterRegistry metrics;

    @LocalServerPort
    private int port;

    @Test
    void aStreamTellsWhatTheOrderIsAndWhatItBecomesAndEnds() {
        var id = placed(token);

        StepVerifier.create(told(follow(id)))
                .expectNext("1 PENDING")
                .then(() -> events.publish(stockRejected(id)))
                .expectNext("2 REJECTED OUT_OF_STOCK")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void aStreamIsWhatBrowsersUnderstand() {
        var id = placed(token);
        cancel(token, id).expectStatus().isAccepted();
        var history = Objects.requireNonNull(order(token, id).history());

        var answer = follow(id)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                .expectBody(String.class)
                .returnResult();

        assertThat(answer.getResponseBody()).isEqualTo("""
                retry:1000

                id:1
                event:status
                data:{"status":"PENDING","at":"%s"}

                id:2
                event:status
                data:{"status":"CANCELLED","at":"%s"}

                """.formatted(
                        history.getFirst().at(), history.getLast().at()));
        assertThat(answer.getResponseHeaders().getCacheControl()).contains("no-store");
    }

    @Test
    void aClientThatComesBackIsToldWhatItMissed() {
        var id = placed(token);

        StepVerifier.create(told(resume(id, "1")))
                .then(() -> confirm(token, id))
                .expectNext("2 CONFIRMED")
                .expectComplete()
                .verify(PATIENCE);
        cancel(token, id).expectStatus().isAccepted();

        assertThat(told(follow(id)).collectList().block(PATIENCE)).containsExactly("1 PENDING", "2 CONFIRMED");
        assertThat(told(resume(id, "2")).collectList().block(PATIENCE)).containsExactly("3 CANCELLED");
    }

    @Test
    void aClientThatKnowsAllIsTold204SoThatItComesBackNoMore() {
        var id = placed(token);
        cancel(token, id).expectStatus().isAccepted();

        resume(id, "2").expectStatus().isNoContent().expectBody().isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "-1", "01", "one", "99999999999"})
    void anIdThatNoEventHadIs400(String lastEventId) {
        var id = placed(token);

        resume(id, lastEventId)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Last-Event-ID");
    }

    @Test
    void onlyItsCustomerCanFollowAnOrder() {
        var id = placed(token);

        for (var other : List.of(Tokens.customer(), Tokens.admin())) {
            get(other, "/api/orders/" + id + "/events").expectStatus().isNotFound();
        }
        get(token, "/api/orders/" + UUID.randomUUID() + "/events")
                .expectStatus()
                .isNotFound();
        client.get()
                .uri("/api/orders/{id}/events", id)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void aChangeThatNobodyNotifiedIsFoundByThePoll() {
        var id = placed(token);

        StepVerifier.create(told(follow(id)))
                .expectNext("1 PENDING")
                .then(() -> unnotified(() -> cancel(token, id)))
                .expectNext("2 CANCELLED")
                .expectComplete()
                .verify(PATIENCE);
    }

    /** With a client that hangs up when it is cancelled, which the JDK's, and so the other tests', does not. */
    @Test
    void nothingIsKeptOfAClientThatLeft() {
        var id = placed(token);
        var left = WebClient.create("http://localhost:" + port)
                .get()
                .uri("/api/orders/{id}/events", id)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .bodyToFlux(String.class);

        StepVerifier.create(left)
                .expectNextMatches(event -> event.contains("PENDING"))
                .then(() -> assertThat(waiting.orders()).contains(id))
                .then(() -> assertThat(openStreams()).isPositive())
                .thenCancel()
                .verify(PATIENCE);

        await().untilAsserted(() -> assertThat(waiting.orders()).doesNotContain(id));
    }

    private double openStreams() {
        return metrics.get("millrace.orders.streams").gauge().value();
    }

    private void unnotified(Runnable change) {
        database.sql("ALTER TABLE order_status_change DISABLE TRIGGER order_status_notify")
                .then()
                .block(PATIENCE);
        change.run();
        database.sql("ALTER TABLE order_status_change ENABLE TRIGGER order_status_notify")
                .then()
                .block(PATIENCE);
    }

    private ResponseSpec follow(UUID id) {
        return resume(id, "");
    }

    private ResponseSpec resume(UUID id, String lastEventId) {
        return client.get()
                .uri("/api/orders/{id}/events", id)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Last-Event-ID", lastEventId)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange();
    }

    private static Flux<String> told(ResponseSpec answer) {
        return answer.expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<StatusChange>>() {})
                .getResponseBody()
                .mapNotNull(OrderStreamTests::text);
    }

    private static String text(ServerSentEvent<StatusChange> event) {
        var change = event.data();
        if (change == null) {
            return null;
        }
        var text = event.id() + " " + change.status();
        return change.reason() == null ? text : text + " " + change.reason();
    }
}
