package io.millrace.testing.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes records, each before the next. It waits for a topic that the service is only about to make. */
final class TopicWriter implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final KafkaProducer<String, byte[]> producer;

    TopicWriter(String servers) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void send(String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
        var message = new ProducerRecord<String, byte[]>(topic, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        try {
            producer.send(message).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take a record for " + topic, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
