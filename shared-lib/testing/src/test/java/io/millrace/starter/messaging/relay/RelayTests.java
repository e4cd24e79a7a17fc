package io.millrace.starter.messaging.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.orders.OrderConfirmed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayTests {

    private static final String SELDOM = "poll-interval=1h";

    /** From 200 ms on they double up to two seconds, and each may be shorter by half, though not than the first. */
    private static final Duration SIX_WAITS = Duration.ofMillis(200 + 200 + 400 + 800 + 1000 + 1000);

    private final OutboxDatabase database = new OutboxDatabase();
    private final KafkaLog kafka = new KafkaLog();
    private final List<TestRelay> relays = new ArrayList<>();

    @AfterEach
    void closeRelays() {
        relays.forEach(TestRelay::close);
        relays.clear();
        kafka.slow(Duration.ZERO).refuse(message -> null);
        database.run("DELETE FROM messaging.outbox");
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @Test
    void commitWakesTheRelay() {
        var relay = relay(SELDOM);
        await().atMost(60, SECONDS).until(() -> relay.gauge("depth") == 0);
        var event = confirmed();
        database.commit(event);
        await().atMost(60, SECONDS).until(() -> isTaken(event));
    }

    @Test
    void rowWhoseNotificationGotLostWaitsForTheNextPoll() {
        relay("poll-interval=200ms");
        database.run("ALTER TABLE messaging.outbox DISABLE TRIGGER outbox_notify");
        try {
            var event = confirmed();
            database.commit(event);
            await().atMost(60, SECONDS).until(() -> isTaken(event));
        } finally {
            database.run("ALTER TABLE messaging.outbox ENABLE TRIGGER outbox_notify");
        }
    }

    @Test
    void rowsThatCameWhileNobodyListenedAreSentAtStart() {
        var event = confirmed();
        database.commit(event);
        relay(SELDOM);
        await().atMost(60, SECONDS).until(() -> isTaken(event));
    }

    @Test
    void eventsThatKafkaWontTakeStarveNobodyHoweverManyTheyAre() {
        var poison = sameShard(30);
        var healthy = poison.removeLast();
        var refused = ConcurrentHashMap.<String>newKeySet();
        poison.forEach(event -> refused.add(event.key()));
        kafka.refuse(message -> refused.contains(message.key()) ? new RecordTooLargeException("too large") : null);
        database.commit(poison.toArray(OrderConfirmed[]::new));
        database.commit(healthy);
        var relay = relay("batch-size=5", "poll-interval=100ms", "first-backoff=3s", "longest-hold=10s");
        await().atMost(60, SECONDS).until(() -> isTaken(healthy));
        await().atMost(60, SECONDS).until(() -> database.waiting() == poison.size());
        await().atMost(60, SECONDS).until(() -> relay.gauge("held") == poison.size());
        assertThat(relay.gauge("age")).isPositive();
        assertThat(relay.failures("event")).isGreaterThanOrEqualTo(poison.size());
        assertThat(relay.failures("kafka")).isZero();

        refused.clear();
        await().atMost(60, SECONDS).until(() -> database.waiting() == 0);
        await().atMost(60, SECONDS).until(() -> relay.gauge("held") == 0);
        assertThat(poison).allMatch(this::isTaken);
    }

    @Test
    void eventThatKafkaWontTakeHoldsTheLaterOnesOfItsEntityAlone() {
        var id = UUID.randomUUID();
        kafka.refuse(
                message -> message.key().equals(id.toString()) && text(message).contains("first")
                        ? new RecordTooLargeException("too large")
                        : null);
        var other = confirmed();
        var third = confirmed();
        database.commit(new OrderConfirmed(id, "first"), new OrderConfirmed(id, "second"), other);
        relay("poll-interval=50ms", "first-backoff=50ms", "longest-hold=50ms");
        await().atMost(60, SECONDS).until(() -> isTaken(other));
        database.commit(third);
        await().atMost(60, SECONDS).until(() -> isTaken(third));
        assertThat(kafka.taken()).extracting(ProducerRecord::key).doesNotContain(id.toString());
        await().atMost(60, SECONDS).until(() -> database.waiting() == 2);
    }

    @Test
    void relayBacksOffWhileKafkaIsAwayAndCatchesUpAfter() {
        var away = new AtomicBoolean(true);
        kafka.refuse(message -> away.get() ? new TimeoutException("away") : null);
        var relay = relay("poll-interval=20ms", "first-backoff=200ms", "longest-backoff=2s");
        var before = kafka.attempts();
        var event = confirmed();
        var began = System.nanoTime();
        database.commit(event);
        await().atMost(60, SECONDS).until(() -> kafka.attempts() - before >= 7);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(SIX_WAITS);
        await().atMost(60, SECONDS).until(() -> relay.failures("kafka") >= 3);
        await("measured all the same").atMost(60, SECONDS).until(() -> relay.gauge("depth") == 1);
        away.set(false);
        await().atMost(60, SECONDS).until(() -> isTaken(event));
        await().atMost(60, SECONDS).until(() -> database.waiting() == 0);
        assertThat(relay.gauge("held")).isZero();
    }

    @Test
    void stoppingRelayEndsItsBatch() {
        kafka.slow(Duration.ofMillis(500));
        var relay = relay("patience=1m");
        await().atMost(60, SECONDS).until(() -> relay.shards() == 12);
        var events = Stream.generate(RelayTests::confirmed).limit(50).toList();
        database.commit(events.toArray(OrderConfirmed[]::new));
        await().atMost(60, SECONDS).until(() -> kafka.attempts() >= 50);
        assertThat(relay.stop()).succeedsWithin(Duration.ofMinutes(1));
        assertThat(database.waiting()).isZero();
        assertThat(events).allMatch(this::isTaken);
    }

    @Test
    void backlogIsMeasuredByEveryReplica() {
        kafka.refuse(message -> new TimeoutException("away"));
        database.commit(confirmed(), confirmed(), confirmed());
        database.run("UPDATE messaging.outbox SET occurred_at = now() - interval '1 hour'");
        for (var relay : List.of(relay("poll-interval=100ms"), relay("poll-interval=100ms"))) {
            await().atMost(60, SECONDS).until(() -> relay.gauge("depth") == 3);
            assertThat(relay.gauge("age")).isBetween(3600.0, 4200.0);
        }
    }

    @Test
    void largeBacklogIsEstimatedAndIsReadByItsIndexAlone() {
        var relay = relay("poll-interval=100ms");
        IntStream.range(0, 20).forEach(i -> database.commit(confirmed()));
        await().atMost(60, SECONDS).until(() -> database.waiting() == 0);
        var away = new AtomicBoolean(true);
        kafka.refuse(message -> away.get() ? new TimeoutException("away") : null);
        database.run("""
                INSERT INTO messaging.outbox (id, shard, topic, key, type, payload, occurred_at)
                SELECT gen_random_uuid(), 7, 'topic', 'key' || number, 'type', 'large', now()
                FROM generate_series(1, 2500) AS number; SELECT pg_stat_force_next_flush()""");
        await().atMost(60, SECONDS).until(() -> relay.gauge("depth") >= 2_000);
        var scans = database.number("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'outbox'");
        away.set(false);
        await().atMost(60, SECONDS).until(() -> relay.gauge("depth") == 0);
        assertThat(database.number("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'outbox'"))
                .isEqualTo(scans);
    }

    private TestRelay relay(String... settings) {
        var started = TestRelay.start(database.pool(), kafka, settings);
        relays.add(started);
        return started;
    }

    private static OrderConfirmed confirmed() {
        return new OrderConfirmed(UUID.randomUUID(), "user");
    }

    /** Events of different entities that lie in one shard. */
    private static List<OrderConfirmed> sameShard(int count) {
        return new ArrayList<>(Stream.generate(RelayTests::confirmed)
                .filter(event -> Math.floorMod(event.key().hashCode(), 12) == 0)
                .limit(count)
                .toList());
    }

    private boolean isTaken(OrderConfirmed event) {
        return kafka.taken().stream().anyMatch(message -> message.key().equals(event.key()));
    }

    private static String text(ProducerRecord<String, byte[]> message) {
        return new String(message.value(), UTF_8);
    }
}
