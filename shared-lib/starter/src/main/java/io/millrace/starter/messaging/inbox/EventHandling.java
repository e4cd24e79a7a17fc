package io.millrace.starter.messaging.inbox;

import io.millrace.starter.data.DatabaseProblems;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.EventHeaders;
import io.millrace.starter.messaging.MessagingProperties;
import io.millrace.starter.messaging.UnreadableEventException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * What happens to one event that arrived: skipped where nobody here handles its type, applied once, or, where it keeps
 * failing though every server is there, put with the dead letters. It fails only while something is away.
 */
final class EventHandling {

    private static final Logger log = LoggerFactory.getLogger(EventHandling.class);

    private final Subscriptions subscriptions;
    private final EventCodec codec;
    private final Inbox inbox;
    private final DeadLetters letters;
    private final MessagingProperties properties;
    private final InboxMetrics metrics;

    EventHandling(
            Subscriptions subscriptions,
            EventCodec codec,
            Inbox inbox,
            DeadLetters letters,
            MessagingProperties properties,
            InboxMetrics metrics) {
        this.subscriptions = subscriptions;
        this.codec = codec;
        this.inbox = inbox;
        this.letters = letters;
        this.properties = properties;
        this.metrics = metrics;
    }

    Mono<Void> handle(ConsumerRecord<String, byte[]> arrived) {
        return Mono.defer(() -> apply(arrived))
                .retryWhen(Retry.fixedDelay(
                                properties.inbox().tries() - 1L,
                                properties.inbox().tryInterval())
                        .filter(failure -> !isAway(failure) && !(failure instanceof UnreadableEventException))
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()))
                .onErrorResume(failure -> !isAway(failure), failure -> bury(arrived, failure));
    }

    private Mono<Void> apply(ConsumerRecord<String, byte[]> arrived) {
        var type = EventHeaders.text(arrived.headers(), EventHeaders.TYPE);
        var payload = arrived.value();
        if (type == null || payload == null) {
            return Mono.error(new UnreadableEventException("This is no event: it has no type or no content", null));
        }
        return subscriptions
                .handlerOf(arrived.topic(), type)
                .map(handler -> inbox.once(EventHeaders.id(arrived.headers()), handler.handle(type, payload, codec))
                        .timeout(properties.inbox().handlerTimeout())
                        .doOnNext(isNew -> metrics.handled(isNew))
                        .then())
                .orElseGet(() -> Mono.fromRunnable(metrics::skipped));
    }

    private Mono<Void> bury(ConsumerRecord<String, byte[]> dead, Throwable failure) {
        var tries = failure instanceof UnreadableEventException
                ? 1
                : properties.inbox().tries();
        log.error("{} {}/{} is a dead letter", dead.topic(), dead.partition(), dead.offset(), failure);
        return letters.keep(dead, failure, tries).doOnSuccess(kept -> metrics.died());
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof TimeoutException || DatabaseProblems.isTransient(failure);
    }
}
