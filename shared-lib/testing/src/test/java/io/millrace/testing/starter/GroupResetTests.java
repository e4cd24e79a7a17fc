package io.millrace.testing.starter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.contracts.EventTypes;
import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.starter.messaging.inbox.GroupProgress;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import io.millrace.testing.sample.Effects;
import io.millrace.testing.sample.SampleApplication;
import io.millrace.testing.sample.SampleHandler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.r2dbc.core.DatabaseClient;

@IntegrationTest(classes = SampleApplication.class)
class GroupResetTests {

    @Value("${spring.kafka.bootstrap-servers}")
    private String servers;

    @Value("${millrace.messaging.group}")
    private String group;

    @Autowired
    private MessageListenerContainer listener;

    @Autowired
    private GroupProgress progress;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private EventProbe probe;

    @Autowired
    private SampleHandler handler;

    @Autowired
    private Effects effects;

    private final UUID order = UUID.randomUUID();

    @Test
    void groupThatBeginsAgainChangesNothing() throws Exception {
        probe.publish(new OrderPlaced(order, "user", List.of(), new Money(100, "EUR"), Instant.EPOCH));
        var cancelled = probe.publish(new OrderCancelled(order, "user"));
        probe.publishRaw(EventTypes.topicOf(OrdersEvent.class), order.toString(), Map.of(), "no event".getBytes(UTF_8));
        await().atMost(60, SECONDS).until(() -> effects.of(order).block(), notes -> notes.size() == 2);
        var letters = new Letters(database);
        var letter = letters.await(order.toString());
        progress.caughtUp().toFuture().get(120, SECONDS); // what comes again later for want of a commit would count
        var handled = registry.counter("millrace.inbox.events", "outcome", "handled");
        var repeated = registry.counter("millrace.inbox.events", "outcome", "repeated");
        var handledBefore = handled.count();
        var repeatedBefore = repeated.count();

        listener.stop();
        forget(cancelled);
        beginAgain();
        listener.start();

        await().atMost(60, SECONDS).until(() -> handled.count() == handledBefore + 1);
        progress.caughtUp().toFuture().get(120, SECONDS);
        assertThat(repeated.count()).isGreaterThan(repeatedBefore);
        assertThat(handler.calls(order)).isOne();
        assertThat(effects.of(order).block()).containsExactly("placed", "cancelled");
        assertThat(letters.of(order.toString())).containsExactly(letter);
    }

    /** As the inbox does after some days: then the state of the business alone knows. */
    private void forget(UUID event) {
        database.sql("DELETE FROM messaging.inbox WHERE event_id = :id")
                .bind("id", event)
                .then()
                .block();
    }

    private void beginAgain() throws Exception {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            var committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .keySet();
            admin.deleteConsumerGroupOffsets(group, committed).all().get();
        }
    }
}
