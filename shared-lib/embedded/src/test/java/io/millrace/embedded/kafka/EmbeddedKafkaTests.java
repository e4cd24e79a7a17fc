package io.millrace.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void recordsAreThereAfterARestartAndAfterAKill() throws Exception {
        KafkaOptions options = KafkaOptions.kept(folder.resolve("data"), folder.resolve("kafka.log"), 0);
        try (EmbeddedKafka first = EmbeddedKafka.start(options)) {
            createTopic(first);
            send(first, "before");
        }
        try (EmbeddedKafka second = EmbeddedKafka.start(options)) {
            send(second, "between");
            ProcessHandle broker = ProcessHandle.of(second.pid()).orElseThrow();
            broker.destroyForcibly();
            broker.onExit().join();
        }
        try (EmbeddedKafka third = EmbeddedKafka.start(options)) {
            assertThat(read(third, 2)).containsExactly("before", "between");
        }
    }

    @Test
    void closingLeavesNoProcessAndNoData() {
        EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.disposable(folder));
        long pid = kafka.pid();

        kafka.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(folder.resolve("kafka")).doesNotExist();
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("facts", 1, (short) 1)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static void send(EmbeddedKafka kafka, String fact) throws Exception {
        Map<String, Object> config = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        try (Producer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("facts", fact)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static List<String> read(EmbeddedKafka kafka, int count) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "reader",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                count);
        try (Consumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("facts"));
            List<String> facts = new java.util.ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (facts.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach((ConsumerRecord<String, String> one) -> facts.add(one.value()));
            }
            return facts;
        }
    }
}
