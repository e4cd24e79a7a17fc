package io.millrace.starter.messaging.letters;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Mono;

/** Where events go that can't take effect, so that they hold up nobody. */
@FunctionalInterface
public interface DeadLetters {

    /** Keeps the event; once, however often it dies at the same place of its topic. */
    Mono<Void> keep(ConsumerRecord<String, byte[]> dead, Throwable error, int tries);
}
