package io.millrace.starter.messaging.inbox;

import io.millrace.starter.messaging.MessagingProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Handles the records of a poll: grouped by key, keys side by side, each key in order. It runs on Kafka's own thread,
 * which may wait, so the poll's memory is all that is ever held; offsets are committed when it returns.
 */
final class BatchListener implements BatchMessageListener<String, byte[]> {

    private final EventHandling handling;
    private final MessagingProperties.Inbox properties;

    BatchListener(EventHandling handling, MessagingProperties.Inbox properties) {
        this.handling = handling;
        this.properties = properties;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        handle(records).block();
    }

    private Mono<Void> handle(List<ConsumerRecord<String, byte[]>> records) {
        return Flux.fromIterable(byKey(records))
                .flatMap(this::inOrder, properties.concurrency())
                .then();
    }

    private Mono<Void> inOrder(List<ConsumerRecord<String, byte[]>> ofOneKey) {
        return Flux.fromIterable(ofOneKey).concatMap(handling::handle).then();
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
