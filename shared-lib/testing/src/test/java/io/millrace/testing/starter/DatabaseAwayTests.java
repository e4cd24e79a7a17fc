package io.millrace.testing.starter;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.starter.messaging.inbox.GroupProgress;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.backing.BackingServers;
import io.millrace.testing.backing.Database;
import io.millrace.testing.events.EventProbe;
import io.millrace.testing.sample.Effects;
import io.millrace.testing.sample.SampleApplication;
import io.millrace.testing.sample.SampleHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest(
        classes = SampleApplication.class,
        properties = {
            "spring.kafka.consumer.properties.max.poll.interval.ms=6000",
            "millrace.messaging.inbox.away-interval=200ms"
        })
class DatabaseAwayTests {

    /** Longer than the group waits for a member that does not poll. */
    private static final Duration OUTAGE = Duration.ofSeconds(7);

    /** What a stop that waits for the database takes. */
    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

    private static final String NAME = "cable" + UUID.randomUUID().toString().substring(0, 8);
    private static final Cable CABLE = cable();

    @Value("${spring.kafka.bootstrap-servers}")
    private String servers;

    @Value("${millrace.messaging.group}")
    private String group;

    @Autowired
    private MessageListenerContainer listener;

    @Autowired
    private GroupProgress progress;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private EventProbe probe;

    @Autowired
    private SampleHandler handler;

    @Autowired
    private Effects effects;

    private final DatabaseClient database;
    private final Letters letters;
    private final WebTestClient operator;
    private final UUID order = UUID.randomUUID();

    DatabaseAwayTests(@Autowired DatabaseClient database, @LocalManagementPort int port) {
        operator = WebTestClient.bindToServer(new JdkClientHttpConnector())
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofMinutes(1))
                .build();
        this.database = database;
        this.letters = new Letters(database);
    }

    private static Cable cable() {
        var real = BackingServers.newDatabase(NAME);
        return new Cable(real.host(), real.port());
    }

    @DynamicPropertySource
    static void throughTheCable(DynamicPropertyRegistry settings) {
        var near = new Database("127.0.0.1", CABLE.port(), NAME, NAME, "test");
        settings.add("spring.r2dbc.url", near::r2dbcUrl);
        settings.add("spring.flyway.url", near::jdbcUrl);
        Stream.of("r2dbc.username", "r2dbc.password", "flyway.user", "flyway.password")
                .forEach(name -> settings.add("spring." + name, () -> name.endsWith("password") ? "test" : NAME));
    }

    @AfterEach
    void mend() {
        CABLE.mend();
    }

    @AfterAll
    static void close() {
        CABLE.close();
    }

    @Test
    void eventsWaitUntilTheDatabaseIsBackAndTheGroupIsKept() throws Exception {
        var orders = Stream.generate(UUID::randomUUID).limit(5).toList();
        probe.publish(cancelled(order));
        progress.caughtUp().toFuture().get(120, SECONDS);
        var member = members();

        CABLE.cut();
        orders.forEach(id -> {
            probe.publish(placed(id));
            probe.publish(cancelled(id));
        });
        await().atMost(120, SECONDS).until(() -> waitingSeconds() > OUTAGE.toSeconds());
        assertThat(members()).isEqualTo(member);
        CABLE.mend();

        progress.caughtUp().toFuture().get(120, SECONDS);
        assertThat(orders).allSatisfy(id -> assertThat(effects.of(id).block()).containsExactly("placed", "cancelled"));
        assertThat(waitingSeconds()).isZero();
    }

    @Test
    void eventThatWasBeingHandledWhenTheConnectionBrokeTakesEffectOnce() throws Exception {
        var release = handler.hold(order);
        probe.publish(placed(order));
        await().atMost(60, SECONDS).until(() -> handler.waits(order));
        CABLE.cut();
        release.run();
        await().atMost(60, SECONDS).until(() -> waitingSeconds() > 0);
        CABLE.mend();
        progress.caughtUp().toFuture().get(120, SECONDS);
        assertThat(effects.of(order).block()).containsExactly("placed");
        assertThat(letters.of(order.toString())).isEmpty();
    }

    @Test
    void operatorIsToldThatTheDatabaseIsAway() {
        CABLE.cut();
        assertAway(HttpMethod.GET, "/actuator/letters");
        for (var method : List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE)) {
            assertAway(method, "/actuator/letters/" + order);
        }
    }

    @Test
    void stopDoesNotWaitForTheDatabase() throws Exception {
        CABLE.cut();
        probe.publish(placed(order));
        await().atMost(60, SECONDS).until(() -> waitingSeconds() > 0);
        listener.getContainerProperties().setShutdownTimeout(LONGEST_STOP.toMillis());
        var began = System.nanoTime();
        listener.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST_STOP.minusSeconds(10));
        CABLE.mend();
        listener.start();
        progress.caughtUp().toFuture().get(120, SECONDS);
        assertThat(effects.of(order).block()).containsExactly("placed");
    }

    @Test
    void eventThatCantEvenBeBuriedWaitsLoudlyAndOnlyItsOwnKeyDoes() throws Exception {
        var other = UUID.randomUUID();
        handler.failFor(order, Integer.MAX_VALUE);
        rename("dead_letter", "gone");
        try (var log = new LogLines("io.millrace")) {
            probe.publish(placed(order));
            probe.publish(cancelled(order));
            await().atMost(60, SECONDS).until(() -> waitingSeconds() > 0);
            assertThat(log.traces(Level.ERROR, "neither handled nor put with the dead letters"))
                    .hasSize(1);
            probe.publish(placed(other));
            await().atMost(60, SECONDS).until(() -> effects.of(other).block(), notes -> notes.contains("placed"));
            assertThat(effects.of(order).block()).isEmpty();
        } finally {
            rename("gone", "dead_letter");
        }
        progress.caughtUp().toFuture().get(120, SECONDS);
        assertThat(effects.of(order).block()).containsExactly("cancelled");
        assertThat(letters.of(order.toString())).hasSize(1);
    }

    private void assertAway(HttpMethod method, String path) {
        operator.method(method)
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The database can't be reached at the moment.");
    }

    private List<String> members() throws Exception {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            var described =
                    admin.describeConsumerGroups(List.of(group)).all().get().get(group);
            return described.members().stream()
                    .map(MemberDescription::consumerId)
                    .toList();
        }
    }

    private double waitingSeconds() {
        return registry.get("millrace.inbox.waiting").timeGauge().value(SECONDS);
    }

    private void rename(String table, String name) {
        database.sql("ALTER TABLE messaging.%s RENAME TO %s".formatted(table, name))
                .then()
                .block();
    }

    private static OrderPlaced placed(UUID order) {
        return new OrderPlaced(order, "user", List.of(), new Money(100, "EUR"), Instant.EPOCH);
    }

    private static OrderCancelled cancelled(UUID order) {
        return new OrderCancelled(order, "user");
    }
}
