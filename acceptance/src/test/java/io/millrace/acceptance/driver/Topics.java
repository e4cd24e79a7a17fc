package io.millrace.acceptance.driver;

import io.millrace.cli.system.MillraceSystem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Looks at what travelled between the services, and adds to it. */
public final class Topics implements AutoCloseable {

    private static final List<String> NAMES = List.of("millrace.users", "millrace.catalog", "millrace.orders");
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> client;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    public Topics(MillraceSystem system) {
        client = Map.of("bootstrap.servers", system.kafkaServers());
        admin = Admin.create(client);
        producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
    }

    /** Every event that was ever sent, each topic's partitions in their order. */
    public List<Event> all() {
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            var ends = ends();
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            List<Event> events = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(arrived -> events.add(new Event(arrived)));
            }
            return events;
        }
    }

    /** Sends a record, and returns when the broker has it. */
    public void send(ProducerRecord<String, byte[]> sent) {
        try {
            producer.send(sent).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Records that a service has not handled yet, in all topics that it reads. */
    public long lag(String group) {
        var read = get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return ends().entrySet().stream()
                .filter(end -> isRead(group, end.getKey().topic()))
                .mapToLong(end -> end.getValue() - offset(read.get(end.getKey())))
                .sum();
    }

    /** Each service reads what the others tell; users and catalog answer orders alone. */
    private static boolean isRead(String group, String topic) {
        return "orders".equals(group) != "millrace.orders".equals(topic);
    }

    /** Makes a service read everything again; it must not be running. */
    public void rewind(String group) {
        var beginning = admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group);
        var zero = get(beginning).keySet().stream()
                .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
        get(admin.alterConsumerGroupOffsets(group, zero).all());
    }

    private static long offset(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        get(admin.describeTopics(NAMES).allTopicNames())
                .forEach((name, topic) -> topic.partitions()
                        .forEach(partition ->
                                latest.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        return get(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    /** One event as it travelled. */
    public record Event(ConsumerRecord<String, byte[]> arrived) {

        public String key() {
            return arrived.key();
        }

        public String id() {
            return header("ce_id");
        }

        /** The type's own name: {@code OrderPlaced}. */
        public String name() {
            return header("ce_type").replaceFirst("^.*\\.(\\w+)\\.v\\d+$", "$1");
        }

        public String header(String name) {
            var header = arrived.headers().lastHeader(name);
            return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        }

        public String json() {
            return new String(arrived.value(), StandardCharsets.UTF_8);
        }

        /** The same once more, as a producer that lost its acknowledgement sends it. */
        public ProducerRecord<String, byte[]> again() {
            return new ProducerRecord<>(
                    arrived.topic(), arrived.partition(), arrived.key(), arrived.value(), arrived.headers());
        }
    }
}
