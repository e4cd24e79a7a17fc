package io.millrace.starter.messaging.relay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.orders.OrderConfirmed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShardSharingTests {

    /** Many, so that they last until the shards are shared; and few enough of each shard to be counted. */
    private static final int EVENTS = 9_000;

    private static final String[] QUICK = {"poll-interval=100ms", "patience=200ms", "silence=3s"};

    private final OutboxDatabase database = new OutboxDatabase();
    private final KafkaLog kafka = new KafkaLog();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
        open.clear();
        kafka.slow(Duration.ZERO);
        database.run("DELETE FROM messaging.outbox");
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @Test
    void replicasShareFairlyWhoeverCameFirst() {
        var first = replica();
        await().atMost(60, SECONDS).until(() -> first.shards() == 12);
        var others = List.of(replica(), replica());
        await().atMost(60, SECONDS)
                .until(() -> shards(first, others.get(0), others.get(1)).equals(List.of(4, 4, 4)));
        others.get(0).close();
        await().atMost(60, SECONDS).until(() -> shards(first, others.get(1)).equals(List.of(6, 6)));
    }

    @Test
    void shardsOfALostConnectionAreTakenOverWithinSeconds() {
        var lost = replica("first-backoff=1m", "longest-backoff=1m", "silence=1m");
        await().atMost(60, SECONDS).until(() -> lost.shards() == 12);
        assertThat(database.killSessions()).isOne();
        var heir = replica();
        await().atMost(60, SECONDS).until(() -> heir.shards() == 12);
        await().atMost(60, SECONDS).until(() -> lost.shards() == 0 && lost.failures("database") > 0);
    }

    @Test
    void shardsOfARelayThatStandsStillAreTakenOverWithinSeconds() {
        var frozen = RelaySession.open(
                        database.pool(), TestRelay.settings("poll-interval=100ms", "patience=200ms", "silence=8s"))
                .block();
        open.add(() -> frozen.close().block());
        var shards = new Shards(frozen);
        await().atMost(60, SECONDS)
                .until(
                        () -> { // the relay of another test may just be leaving
                            shards.balance().block();
                            return shards.held().size() == 12;
                        });
        var heir = replica();
        await().atMost(60, SECONDS).until(() -> heir.shards() == 12);
    }

    @Test
    void serverIsToldToNoticeAHostThatVanishes() {
        var session = RelaySession.open(database.pool(), TestRelay.settings("silence=58s"))
                .block();
        open.add(() -> session.close().block());
        var settings = session.query(
                        "SELECT name || '=' || setting FROM pg_settings WHERE name = ANY ($1) ORDER BY name",
                        row -> row.get(0, String.class),
                        (Object) new String[] {
                            "idle_session_timeout", "tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_user_timeout"
                        })
                .block();
        assertThat(settings)
                .containsExactly(
                        "idle_session_timeout=60000",
                        "tcp_keepalives_idle=1",
                        "tcp_keepalives_interval=1",
                        "tcp_user_timeout=60000");
    }

    @Test
    void connectionThatFallsSilentIsReplaced() throws Exception {
        var wire = new Wire(database.database().host(), database.database().port());
        open.add(wire);
        var relay = TestRelay.start(database.connections("127.0.0.1", wire.port()), kafka, QUICK);
        open.add(relay);
        await().atMost(60, SECONDS).until(() -> relay.shards() == 12);
        wire.freeze();
        var event = new OrderConfirmed(UUID.randomUUID(), "user");
        database.commit(event);
        await().atMost(60, SECONDS).until(() -> isTaken(event));
        assertThat(relay.failures("database")).isPositive();
    }

    @Test
    void newReplicaGetsItsPartOfALongDrain() {
        kafka.slow(Duration.ofMillis(40));
        database.commit(IntStream.range(0, EVENTS)
                .mapToObj(i -> new OrderConfirmed(UUID.randomUUID(), "user"))
                .toArray(OrderConfirmed[]::new));
        var first = replica("batch-size=12");
        await().atMost(60, SECONDS).until(() -> first.sent() > 0);
        var second = replica("batch-size=12");
        await().atMost(60, SECONDS).until(() -> shards(first, second).equals(List.of(6, 6)));
        assertThat(database.waiting()).isPositive();
        await("measured meanwhile")
                .atMost(60, SECONDS)
                .until(() -> first.gauge("depth") > 0 && first.gauge("depth") < EVENTS);
    }

    private boolean isTaken(OrderConfirmed event) {
        return kafka.taken().stream().anyMatch(message -> message.key().equals(event.key()));
    }

    private static List<Integer> shards(TestRelay... relays) {
        return List.of(relays).stream().map(TestRelay::shards).toList();
    }

    private TestRelay replica(String... settings) {
        var all = new ArrayList<>(List.of(QUICK));
        all.addAll(List.of(settings));
        var started = TestRelay.start(database.pool(), kafka, all.toArray(String[]::new));
        open.add(started);
        return started;
    }
}
