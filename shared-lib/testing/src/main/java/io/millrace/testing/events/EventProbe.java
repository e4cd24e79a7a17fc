package io.millrace.testing.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.contracts.Event;
import io.millrace.contracts.EventTypes;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.EventHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the other services: it hears every event of its context from the beginning, and sends events as they
 * would.
 */
public final class EventProbe implements AutoCloseable {

    /** How long an event may take to come: the machine may be busy with other builds. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String topicPrefix;
    private final EventCodec codec = new EventCodec();
    private final TopicReader reader;
    private final TopicWriter writer;

    /** A probe of the topics that begin with this prefix. */
    public EventProbe(String servers, String topicPrefix) {
        this.topicPrefix = topicPrefix;
        this.reader = new TopicReader(servers, topicPrefix);
        this.writer = new TopicWriter(servers);
    }

    /** The events of this type that were sent until now, by the service or by this probe. */
    public <E extends Event> List<E> events(Class<E> type) {
        return records(type).stream()
                .map(sent -> codec.read(sent.value(), type))
                .toList();
    }

    /** The same events as they travelled, with key and headers. */
    public List<ConsumerRecord<String, byte[]>> records(Class<? extends Event> type) {
        var topic = topicPrefix + EventTypes.topicOf(type);
        var name = EventTypes.typeOf(type);
        return reader.records().stream()
                .filter(sent -> sent.topic().equals(topic))
                .filter(sent -> name.equals(EventHeaders.text(sent.headers(), EventHeaders.TYPE)))
                .toList();
    }

    /** Waits for an event of this type that meets the condition, one sent long ago included. */
    public <E extends Event> E awaitEvent(Class<E> type, Predicate<? super E> condition) {
        return Awaitility.await("a matching " + type.getSimpleName())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> events(type).stream().filter(condition).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Sends an event as the service that it comes from would, and waits until Kafka has it. Answers its id. */
    public UUID publish(Event event) {
        return publish(event, UUID.randomUUID());
    }

    /** Sends an event under a given id: sent twice, it is a duplicate. */
    public UUID publish(Event event, UUID id) {
        publishRaw(
                EventTypes.topicOf(event.getClass()),
                event.key(),
                headers(event, id),
                codec.write(event).getBytes(UTF_8));
        return id;
    }

    /** Sends anything, poison included. The topic is named without prefix. */
    public void publishRaw(String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
        writer.send(topicPrefix + topic, key, headers, value);
    }

    /** The CloudEvents headers that an event travels with: what a test of bad ones starts from. */
    public static Map<String, String> headers(Event event, UUID id) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, id.toString());
        headers.put(EventHeaders.TYPE, EventTypes.typeOf(event.getClass()));
        headers.put(EventHeaders.SOURCE, "/millrace/test");
        headers.put(EventHeaders.TIME, Instant.now().toString());
        headers.put(EventHeaders.SUBJECT, event.key());
        headers.put(EventHeaders.CONTENT_TYPE, "application/json");
        return headers;
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
