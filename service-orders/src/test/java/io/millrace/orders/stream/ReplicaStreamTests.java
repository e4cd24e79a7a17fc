package io.millrace.orders.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.orders.OrdersTest;
import io.millrace.orders.Replica;
import io.millrace.orders.order.StatusChange;
import io.millrace.testing.tokens.Tokens;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Streams at one replica of what happens at the other. The poll sleeps there, so that PostgreSQL must wake them. */
class ReplicaStreamTests extends OrdersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int LIMIT = 3;

    private static final String CUT = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'listens to millrace_order_status'""";

    private static volatile Replica replica;

    private final String token = Tokens.customer();

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private DatabaseClient database;

    @BeforeEach
    void twoReplicasRun() {
        if (replica == null) {
            replica = Replica.of(
                    environment,
                    "millrace.orders.timeout=1h",
                    "millrace.orders.streams.poll=1h",
                    "millrace.orders.streams.limit=" + LIMIT);
        }
    }

    @AfterAll
    static void stop() {
        if (replica != null) {
            replica.close();
            replica = null;
        }
    }

    @Test
    void whatHappensAtOneReplicaIsToldByTheOther() {
        var id = placed(token);

        StepVerifier.create(told(id, ""))
                .expectNext("1 PENDING")
                .then(() -> cancel(token, id))
                .expectNext("2 CANCELLED")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void aClientMayComeBackToAnotherReplica() {
        var id = placed(token);
        confirm(token, id);
        cancel(token, id);

        StepVerifier.create(told(id, "1"))
                .expectNext("2 CONFIRMED")
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(told(id, "2"))
                .expectNext("3 CANCELLED")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void whatHappensWhileNobodyListensIsToldAfterwards() {
        var id = placed(token);

        StepVerifier.create(told(id, ""))
                .expectNext("1 PENDING")
                .then(() -> database.sql(CUT).then().block(PATIENCE))
                .then(() -> cancel(token, id))
                .expectNext("2 CANCELLED")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void oneStreamTooManyIs503() {
        var id = placed(token);
        var opened = IntStream.range(0, LIMIT).mapToObj(i -> Sinks.one()).toList();
        var open = Flux.fromIterable(opened)
                .flatMap(first -> told(id, "").doOnNext(first::tryEmitValue))
                .then()
                .toFuture();
        opened.forEach(first -> first.asMono().block(PATIENCE));

        var refused = stream(id, "")
                .exchangeToMono(answer -> answer.releaseBody().thenReturn(answer))
                .block(PATIENCE);

        assertThat(refused.statusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(refused.headers().contentType()).contains(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused.headers().header(HttpHeaders.RETRY_AFTER)).isNotEmpty();
        cancel(token, id); // their places are free when they end, but only some time after a client hung up
        assertThat(open).succeedsWithin(PATIENCE);
    }

    /** A stream that was still open when requests in flight have had their time would be cut: an error, no end. */
    @Test
    void streamsEndAtOnceWhenTheirReplicaStops() {
        var id = placed(token);

        StepVerifier.create(told(id, ""))
                .expectNext("1 PENDING")
                .then(() -> stop())
                .expectComplete()
                .verify(PATIENCE);
    }

    private Flux<String> told(UUID id, String lastEventId) {
        return stream(id, lastEventId)
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<StatusChange>>() {})
                .filter(event -> event.data() != null)
                .map(event -> event.id() + " " + event.data().status());
    }

    private RequestHeadersSpec<?> stream(UUID id, String lastEventId) {
        return WebClient.create(replica.url())
                .get()
                .uri("/api/orders/{id}/events", id)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Last-Event-ID", lastEventId);
    }
}
