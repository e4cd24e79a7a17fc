package io.millrace.starter.messaging.letters;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Mono;

/** Hands an event to its handler once more. */
@FunctionalInterface
public interface Redelivery {

    /** Applies the event in the transaction that is under way; false where it already took effect. Fails as the handler does. */
    Mono<Boolean> redeliver(ConsumerRecord<String, byte[]> event);
}
