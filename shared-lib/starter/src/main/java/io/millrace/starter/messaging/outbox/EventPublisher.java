package io.millrace.starter.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.starter.messaging.EventHeaders;
import io.millrace.starter.messaging.MessagingProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Sends rows to Kafka: entities side by side, and of one entity each event only after the one before it was
 * acknowledged. Kafka's {@code send} can block for {@code max.block.ms}, so it runs on a thread that may.
 */
final class EventPublisher {

    private static final Logger log = LoggerFactory.getLogger(EventPublisher.class);

    private final KafkaTemplate<String, byte[]> kafka;
    private final Scheduler scheduler;
    private final MessagingProperties properties;
    private final String source;

    EventPublisher(
            KafkaTemplate<String, byte[]> kafka, Scheduler scheduler, MessagingProperties properties, String source) {
        this.kafka = kafka;
        this.scheduler = scheduler;
        this.properties = properties;
        this.source = source;
    }

    /** The rows that were acknowledged, and the failure that ended the batch early, if one did. */
    Mono<Sent> send(List<OutboxRow> rows) {
        var acknowledged = new ConcurrentLinkedQueue<Long>();
        return Flux.fromIterable(byKey(rows))
                .flatMap(
                        entity -> sendInOrder(entity, acknowledged),
                        properties.outbox().concurrency())
                .then(Mono.fromSupplier(() -> new Sent(List.copyOf(acknowledged), null)))
                .onErrorResume(failure -> Mono.just(new Sent(List.copyOf(acknowledged), failure)));
    }

    private static Collection<List<OutboxRow>> byKey(List<OutboxRow> rows) {
        var groups = new LinkedHashMap<String, List<OutboxRow>>();
        rows.forEach(row -> groups.computeIfAbsent(row.topic() + '/' + row.key(), key -> new ArrayList<>())
                .add(row));
        return groups.values();
    }

    private Mono<Void> sendInOrder(List<OutboxRow> rows, Queue<Long> acknowledged) {
        return Flux.fromIterable(rows)
                .concatMap(row -> send(row).doOnSuccess(done -> acknowledged.add(row.seq())))
                .then()
                .onErrorResume(RecordTooLargeException.class, this::holdEntity);
    }

    private Mono<Void> send(OutboxRow row) {
        return Mono.fromFuture(() -> kafka.send(toRecord(row)))
                .subscribeOn(scheduler)
                .onErrorMap(failure -> failure.getCause() instanceof RecordTooLargeException cause ? cause : failure)
                .then();
    }

    /** The broker will never take this row: it stays, holds its own entity alone, and shows in the age metric. */
    private Mono<Void> holdEntity(RecordTooLargeException failure) {
        log.error("An event is too large for the broker and holds up its entity", failure);
        return Mono.empty();
    }

    private ProducerRecord<String, byte[]> toRecord(OutboxRow row) {
        var topic = properties.topicPrefix() + row.topic();
        var kafkaRecord = new ProducerRecord<>(topic, row.key(), row.payload().getBytes(UTF_8));
        header(kafkaRecord, EventHeaders.SPEC_VERSION, "1.0");
        header(kafkaRecord, EventHeaders.ID, row.id().toString());
        header(kafkaRecord, EventHeaders.TYPE, row.type());
        header(kafkaRecord, EventHeaders.SOURCE, source);
        header(kafkaRecord, EventHeaders.TIME, row.occurredAt().toString());
        header(kafkaRecord, EventHeaders.SUBJECT, row.key());
        header(kafkaRecord, EventHeaders.CONTENT_TYPE, "application/json");
        if (row.traceParent() != null) {
            header(kafkaRecord, EventHeaders.TRACE_PARENT, row.traceParent());
        }
        return kafkaRecord;
    }

    private static void header(ProducerRecord<String, byte[]> kafkaRecord, String name, String value) {
        kafkaRecord.headers().add(name, value.getBytes(UTF_8));
    }

    /** How a batch went. */
    record Sent(List<Long> acknowledged, @Nullable Throwable failure) {}
}
