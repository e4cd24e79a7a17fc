package io.millrace.testing.starter;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A member of a group in a process of its own: it takes its share of the partitions, handles nothing, and is killed. */
final class DoomedReplica {

    static final String READY = "has partitions";

    private DoomedReplica() {}

    /** Arguments: the topic, then the consumer's settings as {@code name=value}. */
    public static void main(String... arguments) {
        var settings = new Properties();
        Stream.of(arguments)
                .skip(1)
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> settings.setProperty(setting[0], setting[1]));
        settings.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(arguments[0]));
            while (true) {
                consumer.poll(Duration.ofMillis(100));
                if (!consumer.assignment().isEmpty()) {
                    System.out.println(READY);
                }
            }
        }
    }
}
