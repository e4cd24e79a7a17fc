package io.millrace.starter.messaging.inbox;

import io.millrace.starter.messaging.EventSubscription;
import java.util.List;
import java.util.Optional;

/** All that the features of a service handle, by topics as they are called in Kafka. */
record Subscriptions(String topicPrefix, List<EventSubscription<?>> all) {

    Subscriptions {
        all = List.copyOf(all);
    }

    List<String> topics() {
        return all.stream()
                .map(subscription -> topicPrefix + subscription.topic())
                .distinct()
                .toList();
    }

    Optional<EventSubscription.Handler<?>> handlerOf(String topic, String type) {
        return all.stream()
                .filter(subscription -> topic.equals(topicPrefix + subscription.topic()))
                .flatMap(subscription -> subscription.handlerOf(type).stream())
                .findFirst();
    }
}
