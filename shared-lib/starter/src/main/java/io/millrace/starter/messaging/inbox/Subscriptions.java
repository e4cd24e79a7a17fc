package io.millrace.starter.messaging.inbox;

import io.millrace.starter.messaging.EventHeaders;
import io.millrace.starter.messaging.EventSubscription;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** All that the features of a service handle, by topics as they are called in Kafka. */
record Subscriptions(String topicPrefix, List<EventSubscription<?>> all) {

    Subscriptions {
        all = List.copyOf(all);
        requireOneHandlerEach(all);
    }

    /** An event takes effect once in a service, so a second handler would never see it. */
    private static void requireOneHandlerEach(List<EventSubscription<?>> all) {
        var seen = new HashSet<String>();
        all.stream().flatMap(subscription -> subscription.names().stream()).forEach(name -> {
            if (!seen.add(name)) {
                throw new IllegalStateException(
                        "Two subscriptions handle %s: let one of them do both things".formatted(name));
            }
        });
    }

    List<String> topics() {
        return all.stream()
                .map(subscription -> topicPrefix + subscription.topic())
                .distinct()
                .toList();
    }

    Arrival arrival(ConsumerRecord<String, byte[]> event) {
        var type = EventHeaders.text(event.headers(), EventHeaders.TYPE);
        var handler = Optional.ofNullable(type).flatMap(name -> handlerOf(event.topic(), name));
        return new Arrival(event, type, handler.orElse(null));
    }

    private Optional<EventSubscription.Handler<?>> handlerOf(String topic, String type) {
        return all.stream()
                .filter(subscription -> topic.equals(topicPrefix + subscription.topic()))
                .flatMap(subscription -> subscription.handlerOf(type).stream())
                .findFirst();
    }
}
