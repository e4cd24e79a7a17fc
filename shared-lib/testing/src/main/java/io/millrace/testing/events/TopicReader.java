package io.millrace.testing.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all topics with a prefix from their beginning, those that are made later too. It joins no group. */
final class TopicReader implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LOOK_FOR_TOPICS = Duration.ofMillis(250);

    private final String prefix;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> records = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::read, "event-probe");

    private volatile boolean closed;

    TopicReader(String servers, String prefix) {
        this.prefix = prefix;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        thread.setDaemon(true);
        thread.start();
    }

    List<ConsumerRecord<String, byte[]>> records() {
        return List.copyOf(records);
    }

    private void read() {
        try (consumer) {
            var lookedAt = System.nanoTime() - LOOK_FOR_TOPICS.toNanos();
            while (!closed) {
                if (System.nanoTime() - lookedAt >= LOOK_FOR_TOPICS.toNanos()) {
                    consumer.assign(partitions());
                    lookedAt = System.nanoTime();
                }
                poll();
            }
        } catch (RuntimeException e) {
            log.error("The event probe has gone deaf", e);
        }
    }

    private void poll() {
        if (consumer.assignment().isEmpty()) {
            LockSupport.parkNanos(POLL.toNanos());
        } else {
            consumer.poll(POLL).forEach(records::add);
        }
    }

    private Set<TopicPartition> partitions() {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topic.getKey().startsWith(prefix))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
