package io.millrace.starter.messaging.relay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.catalog.StockAdjusted;
import io.millrace.embedded.kafka.EmbeddedKafka;
import io.millrace.embedded.kafka.KafkaOptions;
import io.millrace.starter.messaging.EventHeaders;
import io.millrace.testing.events.EventProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.mock.env.MockEnvironment;

/** With a broker of its own, which goes away and comes back. */
class KafkaAwayTests {

    private final UUID product = UUID.randomUUID();

    @TempDir
    private Path folder;

    @Test
    void eventsWaitForTheBrokerAndLeaveInOrderWhenItIsBack() throws Exception {
        var broker = start(0);
        var port = broker.port();
        makeTopic(broker.bootstrapServers());
        var factory = new DefaultKafkaProducerFactory<String, byte[]>(settings(broker.bootstrapServers()));
        try (var database = new OutboxDatabase();
                var relay = TestRelay.start(database.pool(), new KafkaTemplate<>(factory))) {
            commit(database, 1);
            await().atMost(120, SECONDS).until(() -> database.waiting() == 0);

            broker.close();
            LongStream.rangeClosed(2, 20).forEach(revision -> commit(database, revision));
            await().atMost(120, SECONDS).until(() -> relay.failures("kafka") > 0);
            assertThat(database.waiting()).isEqualTo(19);

            broker = start(port);
            await().atMost(120, SECONDS).until(() -> database.waiting() == 0);
            assertThat(revisions(broker))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 20).boxed().toList());
        } finally {
            factory.destroy();
            broker.close();
        }
    }

    private EmbeddedKafka start(int port) {
        return EmbeddedKafka.start(KafkaOptions.kept(folder.resolve("data"), folder.resolve("kafka.log"), port));
    }

    /** A broker that has only just come may not be one yet that a topic can be put on. */
    private static void makeTopic(String servers) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            await().atMost(120, SECONDS)
                    .ignoreExceptionsMatching(
                            failure -> failure.getCause() instanceof InvalidReplicationFactorException)
                    .untilAsserted(() -> admin.createTopics(List.of(new NewTopic("millrace.catalog", 2, (short) 1)))
                            .all()
                            .get(60, SECONDS));
        }
    }

    /** As every service has them. */
    private static Map<String, Object> settings(String servers) throws Exception {
        var environment = new MockEnvironment();
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("millrace-defaults.yml"))
                .forEach(environment.getPropertySources()::addLast);
        environment.setProperty("spring.kafka.bootstrap-servers", servers);
        return Binder.get(environment)
                .bind("spring.kafka", KafkaProperties.class)
                .get()
                .buildProducerProperties();
    }

    private void commit(OutboxDatabase database, long revision) {
        database.commit(new StockAdjusted(product, 1, "test", (int) revision, revision));
    }

    /** Of the events as they lie in the topic, without repeated ones. */
    private List<Long> revisions(EmbeddedKafka broker) {
        try (var probe = new EventProbe(broker.bootstrapServers(), "")) {
            probe.awaitEvent(StockAdjusted.class, event -> event.stockRevision() == 20);
            assertThat(probe.records(StockAdjusted.class))
                    .allSatisfy(sent -> assertThat(EventHeaders.text(sent.headers(), EventHeaders.SOURCE))
                            .isEqualTo("/millrace/test"));
            return probe.events(StockAdjusted.class).stream()
                    .map(StockAdjusted::stockRevision)
                    .distinct()
                    .toList();
        }
    }
}
