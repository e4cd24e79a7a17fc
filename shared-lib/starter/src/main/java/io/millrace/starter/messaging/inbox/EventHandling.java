package io.millrace.starter.messaging.inbox;

import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.MessagingProperties;
import io.millrace.starter.messaging.letters.DeadLetters;
import io.millrace.starter.messaging.letters.Redelivery;
import io.millrace.starter.observability.InTrace;
import io.millrace.starter.observability.OrderInLog;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * What happens to one event that arrived: skipped where nobody here handles its type, applied once, or, where it keeps
 * failing though every server is there, put with the dead letters. It fails only with what must be waited for.
 */
final class EventHandling implements Redelivery {

    private static final Logger log = LoggerFactory.getLogger(EventHandling.class);

    private final Subscriptions subscriptions;
    private final EventCodec codec;
    private final Inbox inbox;
    private final DeadLetters letters;
    private final MessagingProperties.Inbox properties;
    private final InboxMetrics metrics;
    private final EventObservation observation;

    EventHandling(
            Subscriptions subscriptions,
            EventCodec codec,
            Inbox inbox,
            DeadLetters letters,
            MessagingProperties.Inbox properties,
            InboxMetrics metrics,
            EventObservation observation) {
        this.subscriptions = subscriptions;
        this.codec = codec;
        this.inbox = inbox;
        this.letters = letters;
        this.properties = properties;
        this.metrics = metrics;
        this.observation = observation;
    }

    /** Deals with the event for good, or fails with what must be waited for. */
    Mono<Outcome> handle(ConsumerRecord<String, byte[]> event) {
        var arrival = subscriptions.arrival(event);
        var outcome = arrival.isForNobody() ? Mono.just(Outcome.SKIPPED) : observed(arrival, applyOrBury(arrival));
        return outcome.doOnNext(metrics::count);
    }

    @Override
    public Mono<Boolean> redeliver(ConsumerRecord<String, byte[]> event) {
        var arrival = subscriptions.arrival(event);
        return observed(arrival, apply(arrival)).doOnNext(metrics::count).map(Outcome.HANDLED::equals);
    }

    /** With the trace that the event carries, and its lines with the order that it is about. */
    private Mono<Outcome> observed(Arrival arrival, Mono<Outcome> handling) {
        var observed = observation.observe(arrival.event().headers(), arrival.knownType(), handling);
        return arrival.order()
                .map(order -> observed.contextWrite(OrderInLog.of(order)))
                .orElse(observed);
    }

    private Mono<Outcome> applyOrBury(Arrival arrival) {
        return apply(arrival)
                .retryWhen(Retry.backoff(properties.tries() - 1L, properties.tryInterval())
                        .filter(EventHandling::mayGoBetterAtOnce)
                        .doBeforeRetry(retry -> metrics.retried())
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()))
                .onErrorResume(failure -> !FailureKind.of(failure).passes(), failure -> bury(arrival, failure));
    }

    private Mono<Outcome> apply(Arrival arrival) {
        return Mono.defer(() -> inbox.once(arrival.id(), arrival.effect(codec)))
                .timeout(properties.handlerTimeout())
                .map(isNew -> isNew ? Outcome.HANDLED : Outcome.REPEATED)
                .handle(InTrace.log(outcome -> log.debug(
                        "{} {}: {}", outcome.text(), arrival, arrival.event().key())));
    }

    private static boolean mayGoBetterAtOnce(Throwable failure) {
        var kind = FailureKind.of(failure);
        return kind == FailureKind.CONTENDED || kind == FailureKind.FAULTY;
    }

    private Mono<Outcome> bury(Arrival arrival, Throwable failure) {
        var tries = FailureKind.of(failure) == FailureKind.UNREADABLE ? 1 : properties.tries();
        return letters.keep(arrival.event(), failure, tries)
                .then(InTrace.log(() -> log.error("{} is a dead letter", arrival, failure)))
                .thenReturn(Outcome.DEAD);
    }

    /** What became of an event. */
    enum Outcome {

        /** It took effect. */
        HANDLED,

        /** It had taken effect before. */
        REPEATED,

        /** Nobody here handles its type. */
        SKIPPED,

        /** It can't take effect, and is a dead letter. */
        DEAD;

        /** As metrics call it. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
