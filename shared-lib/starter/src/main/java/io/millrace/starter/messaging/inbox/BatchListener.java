package io.millrace.starter.messaging.inbox;

import io.millrace.starter.messaging.MessagingProperties;
import io.millrace.starter.messaging.inbox.EventHandling.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.BatchMessageListener;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Handles the records of a poll: grouped by key, keys side by side, each key in order. It runs on Kafka's own thread,
 * which may wait, so the poll's memory is all that is ever held; offsets are committed when it returns. Where an event
 * must wait, so do the later ones of its key, while the other keys go on; then the batch fails and comes again whole.
 */
final class BatchListener implements BatchMessageListener<String, byte[]> {

    private final EventHandling handling;
    private final MessagingProperties.Inbox properties;
    private final InboxMetrics metrics;
    private final Waiting waiting;
    private final BooleanSupplier running;

    BatchListener(
            EventHandling handling,
            MessagingProperties.Inbox properties,
            InboxMetrics metrics,
            Waiting waiting,
            BooleanSupplier running) {
        this.handling = handling;
        this.properties = properties;
        this.metrics = metrics;
        this.waiting = waiting;
        this.running = running;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        var partitions = partitions(records);
        try {
            handle(records).timeout(properties.batchTimeout()).block();
            waiting.ended(partitions);
        } catch (CancellationException stop) {
            throw stop;
        } catch (RuntimeException failure) {
            waiting.began(partitions, Exceptions.unwrap(failure));
            throw failure;
        } catch (Error failure) {
            waiting.began(partitions, failure);
            throw new IllegalStateException("An error would end Kafka's thread, and nothing would be heard", failure);
        }
    }

    private Mono<Void> handle(List<ConsumerRecord<String, byte[]>> records) {
        return Flux.fromIterable(byKey(records))
                .flatMap(this::failureOf, properties.concurrency())
                .doOnNext(failure -> metrics.retried())
                .collectList()
                .flatMap(failures -> failures.isEmpty() ? Mono.empty() : Mono.error(failures.getFirst()));
    }

    /** Handles the events of one key; empty where that went well. */
    private Mono<Throwable> failureOf(List<ConsumerRecord<String, byte[]>> ofOneKey) {
        return Flux.fromIterable(ofOneKey)
                .concatMap(this::handleUnlessStopping)
                .then(Mono.<Throwable>empty())
                .onErrorResume(Mono::just);
    }

    /** A stop waits for the events that are being handled, and leaves the rest to whoever takes over. */
    private Mono<Outcome> handleUnlessStopping(ConsumerRecord<String, byte[]> event) {
        return running.getAsBoolean()
                ? handling.handle(event)
                : Mono.error(new CancellationException("This replica stops"));
    }

    private static Set<TopicPartition> partitions(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(arrived -> new TopicPartition(arrived.topic(), arrived.partition()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Collection<List<ConsumerRecord<String, byte[]>>> byKey(
            List<ConsumerRecord<String, byte[]>> records) {
        var groups = new LinkedHashMap<String, List<ConsumerRecord<String, byte[]>>>();
        records.forEach(
                arrived -> groups.computeIfAbsent(arrived.topic() + '/' + arrived.key(), key -> new ArrayList<>())
                        .add(arrived));
        return groups.values();
    }
}
