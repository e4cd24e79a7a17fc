package io.millrace.testing.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.starter.data.Notifications;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.sample.SampleApplication;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;

@IntegrationTest(classes = SampleApplication.class)
class NotificationsTests {

    /** Of one test alone: a connection of the one before may not have ended yet. */
    private final String channel =
            "sample_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    private final String listening = """
            SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'listens to %s'""".formatted(channel);

    private final String cut = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'listens to %s'""".formatted(channel);

    @Autowired
    private Notifications notifications;

    @Autowired
    private DatabaseClient database;

    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    private final AtomicInteger beginnings = new AtomicInteger();
    private Disposable hearing;

    @BeforeEach
    void hear() {
        hearing = notifications
                .hear(channel, heard::add, beginnings::incrementAndGet)
                .subscribe();
        await().untilAsserted(() -> assertThat(beginnings).hasValue(1));
    }

    @AfterEach
    void end() {
        hearing.dispose();
    }

    @Test
    void whatIsNotifiedIsHeard() {
        var payload = UUID.randomUUID().toString();

        ask("SELECT count(pg_notify('%s', '%s'))".formatted(channel, payload));

        await().untilAsserted(() -> assertThat(heard).containsExactly(payload));
    }

    @Test
    void aLostConnectionIsReplacedAndTheGapIsTold() {
        assertThat(ask(cut)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(beginnings).hasValue(2));

        ask("SELECT count(pg_notify('%s', 'after'))".formatted(channel));

        await().untilAsserted(() -> assertThat(heard).containsExactly("after"));
    }

    @Test
    void nothingIsLeftBehindWhenNobodyListensAnyMore() {
        assertThat(ask(listening)).isEqualTo(1);

        hearing.dispose();

        await().untilAsserted(() -> assertThat(ask(listening)).isZero());
    }

    private Long ask(String sql) {
        return database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
    }
}
