package io.millrace.testing.starter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.contracts.EventTypes;
import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import io.millrace.testing.sample.Effects;
import io.millrace.testing.sample.SampleApplication;
import io.millrace.testing.sample.SampleHandler;
import io.millrace.testing.tokens.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest(classes = SampleApplication.class)
class LettersEndpointTests {

    private static final String TOPIC = EventTypes.topicOf(OrdersEvent.class);
    private static final String LETTERS = "/actuator/letters";
    private static final String LETTER = LETTERS + "/{id}";

    @Autowired
    private EventProbe probe;

    @Autowired
    private SampleHandler handler;

    @Autowired
    private Effects effects;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private WebTestClient client;

    private final Letters letters;
    private final WebTestClient operator;
    private final UUID order = UUID.randomUUID();
    private final OrderPlaced placed = new OrderPlaced(order, "user", List.of(), new Money(100, "EUR"), Instant.EPOCH);

    LettersEndpointTests(@Autowired DatabaseClient database, @LocalManagementPort int port) {
        letters = new Letters(database);
        operator = WebTestClient.bindToServer(new JdkClientHttpConnector())
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofMinutes(1))
                .build();
    }

    @Test
    void lettersAreListedOldestFirstAndPageByPage() {
        var first = poison("no json").id();
        var second = poison("no json", UUID.randomUUID().toString()).id();
        var third = poison("no json", UUID.randomUUID().toString()).id();
        operator.get()
                .uri(LETTERS + "?limit=1&after={id}", first)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.letters.length()")
                .isEqualTo(1)
                .jsonPath("$.letters[0].id")
                .isEqualTo(second.toString())
                .jsonPath("$.letters[0].type")
                .isEqualTo("io.millrace.orders.OrderPlaced.v1")
                .jsonPath("$.letters[0].tries")
                .isEqualTo(1)
                .jsonPath("$.letters[0].payload")
                .doesNotExist()
                .jsonPath("$.total")
                .value(Integer.class, total -> assertThat(total).isGreaterThanOrEqualTo(3));
        operator.get()
                .uri(LETTERS + "?after={id}", second)
                .exchange()
                .expectBody()
                .jsonPath("$.letters[*].id")
                .value(List.class, ids -> assertThat(ids.getFirst()).isEqualTo(third.toString()));
        await().atMost(60, SECONDS)
                .until(() -> registry.get("millrace.letters.kept").gauge().value() >= 3);
    }

    @Test
    void letterIsShownWithAllThatIsNeededToUnderstandIt() {
        var letter = poison("{\"orderId\": 7}");
        operator.get()
                .uri(LETTER, letter.id())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(letter.id().toString())
                .jsonPath("$.topic")
                .isEqualTo(letter.topic())
                .jsonPath("$.partition")
                .isNumber()
                .jsonPath("$.offset")
                .isNumber()
                .jsonPath("$.key")
                .isEqualTo(order.toString())
                .jsonPath("$.error")
                .value(String.class, error -> assertThat(error).contains("OrderPlaced can't be read"))
                .jsonPath("$.diedAt")
                .value(String.class, at -> assertThat(Instant.parse(at)).isBeforeOrEqualTo(Instant.now()))
                .jsonPath("$.headers.ce_type")
                .isEqualTo("io.millrace.orders.OrderPlaced.v1")
                .jsonPath("$.payload")
                .isEqualTo("{\"orderId\": 7}")
                .jsonPath("$.payloadEncoding")
                .doesNotExist();
    }

    @Test
    void payloadThatIsNoTextIsShownInBase64() {
        var bytes = new byte[] {0, (byte) 0xff, 7};
        probe.publishRaw(TOPIC, order.toString(), Map.of(), bytes);
        operator.get()
                .uri(LETTER, letters.await(order.toString()).id())
                .exchange()
                .expectBody()
                .jsonPath("$.payload")
                .isEqualTo(Base64.getEncoder().encodeToString(bytes))
                .jsonPath("$.payloadEncoding")
                .isEqualTo("base64");
    }

    @Test
    void replayAfterAFixTakesEffectAndEndsTheLetter() {
        var eventId = UUID.randomUUID();
        var letter = failed(eventId);
        handler.failFor(order, 0);
        assertReplay(letter.id(), "handled");
        assertThat(effects.of(order).block()).containsExactly("placed");
        assertThat(letters.tookEffect(eventId)).isTrue();
        assertThat(letters.of(order.toString())).isEmpty();
    }

    @Test
    void replayOfWhatHasTakenEffectMeanwhileOnlyEndsTheLetter() {
        var eventId = UUID.randomUUID();
        var letter = failed(eventId);
        handler.failFor(order, 0);
        probe.publish(placed, eventId);
        await().atMost(60, SECONDS).until(() -> letters.tookEffect(eventId));
        assertReplay(letter.id(), "repeated");
        assertThat(effects.of(order).block()).containsExactly("placed");
        assertThat(letters.of(order.toString())).isEmpty();
    }

    @Test
    void replayThatFailsAgainLeavesNothingButOneMoreTry() {
        var eventId = UUID.randomUUID();
        var letter = failed(eventId);
        operator.post()
                .uri(LETTER, letter.id())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo("failed")
                .jsonPath("$.error")
                .value(String.class, error -> assertThat(error).contains("This was asked for"));
        assertThat(letters.of(order.toString())).singleElement().satisfies(kept -> {
            assertThat(kept.id()).isEqualTo(letter.id());
            assertThat(kept.tries()).isEqualTo(letter.tries() + 1);
        });
        assertThat(effects.of(order).block()).isEmpty();
        assertThat(letters.tookEffect(eventId)).isFalse();
    }

    @Test
    void replaysAtTheSameTimeActOnce() {
        var letter = failed(UUID.randomUUID());
        handler.failFor(order, 0);
        var calls = handler.calls(order);
        var release = handler.hold(order);
        var replays = Stream.of(1, 2)
                .map(i -> CompletableFuture.supplyAsync(
                        () -> status(HttpMethod.POST, letter.id()),
                        task -> Thread.ofPlatform().start(task)))
                .toList();
        await().atMost(60, SECONDS).until(() -> letters.waiting() == 1);
        release.run();
        assertThat(replays).extracting(replay -> replay.join().value()).containsExactlyInAnyOrder(200, 404);
        assertThat(handler.calls(order)).isEqualTo(calls + 1);
        assertThat(effects.of(order).block()).containsExactly("placed");
    }

    @Test
    void letterWithoutAReadableIdCanBeSeenAndDropped() {
        probe.publishRaw(TOPIC, order.toString(), Map.of("ce_type", "io.millrace.orders.OrderPlaced.v1"), new byte[0]);
        var id = letters.await(order.toString()).id();
        assertThat(status(HttpMethod.GET, id).value()).isEqualTo(200);
        operator.post()
                .uri(LETTER, id)
                .exchange()
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo("failed");
        assertThat(status(HttpMethod.DELETE, id).value()).isEqualTo(204);
        assertThat(letters.of(order.toString())).isEmpty();
    }

    @Test
    void letterThatIsNotThereIsNotFound() {
        for (var method : List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE)) {
            assertThat(status(method, UUID.randomUUID()).value()).isEqualTo(404);
        }
    }

    @Test
    void portThatEverybodyReachesHasNoLetters() {
        for (var path : List.of(LETTERS, LETTERS + '/' + UUID.randomUUID(), "/letters")) {
            client.get().uri(path).exchange().expectStatus().isUnauthorized();
            client.get()
                    .uri(path)
                    .headers(headers -> headers.setBearerAuth(Tokens.admin()))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    private HttpStatusCode status(HttpMethod method, UUID id) {
        return operator.method(method).uri(LETTER, id).exchange().returnResult().getStatus();
    }

    private void assertReplay(UUID id, String outcome) {
        operator.post()
                .uri(LETTER, id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(id.toString())
                .jsonPath("$.outcome")
                .isEqualTo(outcome);
    }

    /** An event that the handler refused until it was a letter. */
    private Letters.Letter failed(UUID eventId) {
        handler.failFor(order, Integer.MAX_VALUE);
        probe.publish(placed, eventId);
        return letters.await(order.toString());
    }

    private Letters.Letter poison(String json) {
        return poison(json, order.toString());
    }

    private Letters.Letter poison(String json, String key) {
        probe.publishRaw(TOPIC, key, EventProbe.headers(placed, UUID.randomUUID()), json.getBytes(UTF_8));
        return letters.await(key);
    }
}
