package io.millrace.testing.starter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.starter.messaging.EventHeaders;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import io.millrace.testing.sample.Effects;
import io.millrace.testing.sample.SampleApplication;
import io.millrace.testing.sample.SampleHandler;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.r2dbc.core.DatabaseClient;

@IntegrationTest(classes = SampleApplication.class)
class InboxTests {

    private static final String TOPIC = "millrace.orders";

    @Autowired
    private EventProbe probe;

    @Autowired
    private SampleHandler handler;

    @Autowired
    private Effects effects;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    private final Letters letters;
    private final UUID order = UUID.randomUUID();

    InboxTests(@Autowired DatabaseClient database) {
        letters = new Letters(database);
    }

    @Test
    void eventThatComesTwiceTakesEffectOnce() {
        var id = probe.publish(placed());
        probe.publish(placed(), id);
        assertThat(effectsUpToCancellation()).containsExactly("placed", "cancelled");
        assertThat(handler.calls(order)).isOne();
    }

    @Test
    void everyEventOfManyEntitiesComesTwiceAndTakesEffectOnceAndInOrder() {
        var repeated = registry.counter("millrace.inbox.events", "outcome", "repeated");
        var before = repeated.count();
        var orders = Stream.generate(UUID::randomUUID).limit(10).toList();
        var first = orders.stream().map(id -> probe.publish(placed(id))).toList();
        var second = orders.stream().map(id -> probe.publish(cancelled(id))).toList();
        IntStream.range(0, 10).forEach(i -> {
            probe.publish(placed(orders.get(i)), first.get(i));
            probe.publish(cancelled(orders.get(i)), second.get(i));
        });
        await().atMost(60, SECONDS).until(() -> repeated.count() >= before + 20);
        assertThat(orders).allSatisfy(id -> assertThat(effects.of(id).block()).containsExactly("placed", "cancelled"));
    }

    @Test
    void poisonBetweenGoodEventsHoldsUpNeitherItsOwnEntityNorOthers() {
        var other = UUID.randomUUID();
        probe.publish(placed());
        probe.publish(placed(other));
        probe.publishRaw(TOPIC, order.toString(), headers(), "no json".getBytes(UTF_8));
        probe.publish(cancelled(other));
        assertThat(effectsUpToCancellation()).containsExactly("placed", "cancelled");
        await().atMost(60, SECONDS).until(() -> effects.of(other).block(), notes -> notes.contains("cancelled"));
        assertThat(effects.of(other).block()).containsExactly("placed", "cancelled");
        assertThat(letters.of(order.toString())).hasSize(1);
        assertThat(letters.of(other.toString())).isEmpty();
    }

    @Test
    void handlerThatFailsIsTriedAgainFromTheBeginning() {
        handler.failFor(order, 2);
        probe.publish(placed());
        assertThat(effectsUpToCancellation()).containsExactly("placed", "cancelled");
        assertThat(handler.calls(order)).isEqualTo(3);
        assertThat(letters.of(order.toString())).isEmpty();
    }

    @Test
    void handlerThatKeepsFailingLeavesALetterAndHoldsUpNobody() {
        handler.failFor(order, Integer.MAX_VALUE);
        var id = probe.publish(placed());
        assertThat(effectsUpToCancellation()).containsExactly("cancelled");
        assertThat(handler.calls(order)).isEqualTo(3);
        assertThat(letters.tookEffect(id)).isFalse();
        assertThat(letters.of(order.toString())).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).endsWith("." + TOPIC);
            assertThat(letter.error()).contains("This was asked for");
            assertThat(letter.tries()).isEqualTo(3);
            assertThat(letter.payload()).contains(order.toString());
            assertThat(letter.headers()).contains(id.toString()).contains("io.millrace.orders.OrderPlaced.v1");
        });
    }

    @Test
    void eventThatNobodyHandlesIsSkipped() {
        var id = probe.publish(new OrderConfirmed(order, "user"));
        assertThat(effectsUpToCancellation()).containsExactly("cancelled");
        assertThat(letters.of(order.toString())).isEmpty();
        assertThat(letters.tookEffect(id)).isFalse();
    }

    @Test
    void contentThatCantBeReadIsALetterAtOnce() {
        probe.publishRaw(TOPIC, order.toString(), headers(), "{\"orderId\": 1".getBytes(UTF_8));
        assertUnreadable("OrderPlaced can't be read");
    }

    @Test
    void eventWithoutContentIsALetterAtOnce() {
        probe.publishRaw(TOPIC, order.toString(), headers(), null);
        assertUnreadable("no content");
    }

    @Test
    void recordWithoutTypeIsALetterAtOnce() {
        probe.publishRaw(TOPIC, order.toString(), Map.of(), "{}".getBytes(UTF_8));
        assertUnreadable("no type");
    }

    @Test
    void eventWithoutIdIsALetterAtOnce() {
        var headers = headers();
        headers.remove(EventHeaders.ID);
        probe.publishRaw(TOPIC, order.toString(), headers, "{}".getBytes(UTF_8));
        assertUnreadable("ce_id is not a UUID");
    }

    @Test
    void versionThatIsNotKnownIsALetterAtOnce() {
        var headers = headers();
        headers.put(EventHeaders.TYPE, "io.millrace.orders.OrderPlaced.v2");
        probe.publishRaw(TOPIC, order.toString(), headers, "{}".getBytes(UTF_8));
        assertUnreadable("can't read io.millrace.orders.OrderPlaced.v2");
    }

    @Test
    void letterKeepsBytesThatPostgresCantStoreAsText() {
        var headers = headers();
        headers.put("odd", "a\0b");
        probe.publishRaw(TOPIC, order.toString(), headers, new byte[] {0, (byte) 0xff, 0});
        assertUnreadable("OrderPlaced can't be read");
    }

    @Test
    void letterKeepsAKeyThatPostgresCantStoreAsText() {
        probe.publishRaw(TOPIC, order + "\0", Map.of("odd\0", "value"), null);
        await().atMost(60, SECONDS).until(() -> letters.of(order + " "), found -> found.size() == 1);
    }

    /** What one poll holds in memory, and what Kafka sends ahead of it. */
    @Test
    void memoryOfAPollIsBounded() {
        assertThat(consumers.getConfigurationProperties())
                .containsEntry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100)
                .containsEntry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "8388608");
    }

    private void assertUnreadable(String error) {
        assertThat(effectsUpToCancellation()).containsExactly("cancelled");
        assertThat(handler.calls(order)).isZero();
        assertThat(letters.of(order.toString())).singleElement().satisfies(letter -> {
            assertThat(letter.error()).contains(error);
            assertThat(letter.tries()).isOne();
        });
    }

    /** Whatever came before of the same key has been dealt with when the cancellation has taken effect. */
    private List<String> effectsUpToCancellation() {
        probe.publish(cancelled(order));
        await().atMost(60, SECONDS).until(() -> effects.of(order).block(), notes -> notes.contains("cancelled"));
        return effects.of(order).block();
    }

    private OrderPlaced placed() {
        return placed(order);
    }

    private static OrderPlaced placed(UUID order) {
        return new OrderPlaced(order, "user", List.of(), new Money(100, "EUR"), Instant.EPOCH);
    }

    private static OrderCancelled cancelled(UUID order) {
        return new OrderCancelled(order, "user");
    }

    private Map<String, String> headers() {
        return new LinkedHashMap<>(EventProbe.headers(placed(), UUID.randomUUID()));
    }
}
