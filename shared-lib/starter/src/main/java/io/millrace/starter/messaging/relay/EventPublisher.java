package io.millrace.starter.messaging.relay;

import io.millrace.starter.messaging.MessagingProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Sends rows to Kafka: entities side by side, and of one entity each event only after the one before it was
 * acknowledged. Kafka's {@code send} can block for {@code max.block.ms}, so it runs on a thread that may.
 */
final class EventPublisher {

    private final KafkaTemplate<String, byte[]> kafka;
    private final Scheduler scheduler;
    private final EventRecords records;
    private final MessagingProperties.Outbox properties;
    private final RelayMetrics metrics;

    EventPublisher(
            KafkaTemplate<String, byte[]> kafka,
            Scheduler scheduler,
            EventRecords records,
            MessagingProperties.Outbox properties,
            RelayMetrics metrics) {
        this.kafka = kafka;
        this.scheduler = scheduler;
        this.records = records;
        this.properties = properties;
        this.metrics = metrics;
    }

    /**
     * Sends a batch, and completes when each entity's part of it is settled, or when patience ends. Then nothing more
     * is begun, nor when Kafka turns out to be away; what is under way can't be called back and is settled later.
     */
    Mono<Void> send(List<OutboxRow> rows, Consumer<Delivery> settled) {
        var open = new AtomicBoolean(true);
        var sending = Flux.fromIterable(byEntity(rows))
                .flatMap(part -> deliver(part, open).doOnNext(settled), rows.size())
                .then()
                .cache(); // the end of our patience is not the end of the sending
        return sending.timeout(properties.patience(), Mono.empty())
                .doOnTerminate(() -> open.set(false)) // before whoever waits for the end hears of it
                .doOnCancel(() -> open.set(false));
    }

    private static Collection<List<OutboxRow>> byEntity(List<OutboxRow> rows) {
        var parts = new LinkedHashMap<OutboxRow.Entity, List<OutboxRow>>();
        rows.forEach(row ->
                parts.computeIfAbsent(row.entity(), entity -> new ArrayList<>()).add(row));
        return parts.values();
    }

    private Mono<Delivery> deliver(List<OutboxRow> part, AtomicBoolean open) {
        var entity = part.getFirst().entity();
        var acknowledged = new ArrayList<OutboxRow>();
        return Flux.fromIterable(part)
                .concatMap(row -> send(row, open).doOnNext(acknowledged::add))
                .then(Mono.fromSupplier(() -> new Delivery(entity, acknowledged, null)))
                .onErrorResume(failure -> {
                    if (RelayFailure.of(failure) != RelayFailure.EVENT) {
                        open.set(false);
                    }
                    return Mono.just(new Delivery(entity, acknowledged, failure));
                });
    }

    /** Whether to begin is asked on the sending thread: what waited there behind a send that blocked is not sent. */
    private Mono<OutboxRow> send(OutboxRow row, AtomicBoolean open) {
        return Mono.defer(() -> open.get() ? Mono.fromFuture(kafka.send(records.of(row))) : Mono.empty())
                .subscribeOn(scheduler)
                .map(result -> row)
                .doOnNext(metrics::acknowledged);
    }
}
