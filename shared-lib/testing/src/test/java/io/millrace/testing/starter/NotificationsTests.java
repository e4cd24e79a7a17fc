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

    private static final String CHANNEL = "sample_channel";

    private static final String LISTENING = """
            SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'listens to %s'""".formatted(CHANNEL);

    private static final String CUT = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'listens to %s'""".formatted(CHANNEL);

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
                .hear(CHANNEL, heard::add, beginnings::incrementAndGet)
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

        ask("SELECT count(pg_notify('%s', '%s'))".formatted(CHANNEL, payload));

        await().untilAsserted(() -> assertThat(heard).containsExactly(payload));
    }

    @Test
    void aLostConnectionIsReplacedAndTheGapIsTold() {
        assertThat(ask(CUT)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(beginnings).hasValue(2));

        ask("SELECT count(pg_notify('%s', 'after'))".formatted(CHANNEL));

        await().untilAsserted(() -> assertThat(heard).containsExactly("after"));
    }

    @Test
    void nothingIsLeftBehindWhenNobodyListensAnyMore() {
        assertThat(ask(LISTENING)).isEqualTo(1);

        hearing.dispose();

        await().untilAsserted(() -> assertThat(ask(LISTENING)).isZero());
    }

    private Long ask(String sql) {
        return database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
    }
}
