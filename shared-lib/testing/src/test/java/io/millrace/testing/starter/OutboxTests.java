package io.millrace.testing.starter;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.Event;
import io.millrace.contracts.catalog.StockAdjusted;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.starter.messaging.EventHeaders;
import io.millrace.starter.messaging.outbox.Outbox;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import io.millrace.testing.sample.Effects;
import io.millrace.testing.sample.SampleApplication;
import io.millrace.testing.tokens.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@IntegrationTest(classes = SampleApplication.class)
class OutboxTests {

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Effects effects;

    @Autowired
    private EventProbe probe;

    @Autowired
    private WebTestClient client;

    private final UUID id = UUID.randomUUID();

    @Test
    void changeThatIsRolledBackTellsNothing() {
        var undone = effects.add(id, "undone")
                .then(outbox.add(new OrderConfirmed(id, "undone")))
                .then(Mono.error(new IllegalStateException("undo")))
                .as(transaction::transactional);
        StepVerifier.create(undone).verifyErrorMessage("undo");
        assertThat(effects.of(id).block()).isEmpty();
        assertThat(waiting(id)).isZero();

        commit(new OrderConfirmed(id, "done"));
        probe.awaitEvent(OrderConfirmed.class, event -> event.equals(new OrderConfirmed(id, "done")));
        assertThat(probe.events(OrderConfirmed.class)).doesNotContain(new OrderConfirmed(id, "undone"));
    }

    @Test
    void eventOutsideATransactionIsRefused() {
        StepVerifier.create(outbox.add(new OrderConfirmed(id, "user"))).verifyError(IllegalStateException.class);
        assertThat(waiting(id)).isZero();
    }

    @Test
    void eventTravelsWithItsEnvelopeAndItsRowIsGone() {
        var before = Instant.now();
        commit(new OrderConfirmed(id, "user"));
        var sent = awaitRecord();
        assertThat(sent.key()).isEqualTo(id.toString());
        assertThat(sent.value()).asString().isEqualTo("{\"orderId\":\"%s\",\"userId\":\"user\"}".formatted(id));
        assertThat(header(sent, EventHeaders.SPEC_VERSION)).isEqualTo("1.0");
        assertThat(UUID.fromString(header(sent, EventHeaders.ID)).version()).isEqualTo(7);
        assertThat(header(sent, EventHeaders.TYPE)).isEqualTo("io.millrace.orders.OrderConfirmed.v1");
        assertThat(header(sent, EventHeaders.SOURCE)).isEqualTo("/millrace/sample");
        assertThat(header(sent, EventHeaders.SUBJECT)).isEqualTo(id.toString());
        assertThat(header(sent, EventHeaders.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(Instant.parse(header(sent, EventHeaders.TIME)))
                .isBetween(before.minus(Duration.ofMillis(1)), Instant.now());
        await().atMost(60, SECONDS).until(() -> waiting(id) == 0);
    }

    @Test
    void eventCarriesTheTraceOfTheRequestThatCausedIt() {
        var trace = UUID.randomUUID().toString().replace("-", "");
        client.post()
                .uri("/sample/orders/{id}/confirm", id)
                .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(trace))
                .headers(headers -> headers.setBearerAuth(Tokens.customer()))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(header(awaitRecord(), EventHeaders.TRACE_PARENT)).startsWith("00-%s-".formatted(trace));
    }

    @Test
    void eventsOfOneEntityKeepTheirOrderAmongOthers() {
        var products = IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
        var each = 50;
        Flux.fromIterable(products)
                .flatMap(product -> Flux.range(1, each / 2).concatMap(pair -> twoChanges(product, pair)), 5)
                .then()
                .block();
        products.forEach(product -> {
            probe.awaitEvent(StockAdjusted.class, event -> isOf(product, event) && event.stockRevision() == each);
            assertThat(probe.events(StockAdjusted.class).stream()
                            .filter(event -> isOf(product, event))
                            .map(StockAdjusted::stockRevision)
                            .distinct()) // of two copies, which a lost session leaves, the first one counts
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, each).boxed().toList());
        });
    }

    private Mono<Void> twoChanges(UUID product, int pair) {
        return outbox.add(change(product, 2 * pair - 1), change(product, 2 * pair))
                .as(transaction::transactional);
    }

    private static StockAdjusted change(UUID product, int revision) {
        return new StockAdjusted(product, 1, "test", revision, revision);
    }

    private static boolean isOf(UUID product, StockAdjusted event) {
        return event.productId().equals(product);
    }

    private void commit(Event event) {
        StepVerifier.create(outbox.add(event).as(transaction::transactional)).verifyComplete();
    }

    private ConsumerRecord<String, byte[]> awaitRecord() {
        probe.awaitEvent(OrderConfirmed.class, event -> event.orderId().equals(id));
        return probe.records(OrderConfirmed.class).stream()
                .filter(sent -> sent.key().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static String header(ConsumerRecord<String, byte[]> sent, String name) {
        return EventHeaders.text(sent.headers(), name);
    }

    private long waiting(UUID entity) {
        return database.sql("SELECT count(*) FROM messaging.outbox WHERE key = :key")
                .bind("key", entity.toString())
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
