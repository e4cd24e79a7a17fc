package io.millrace.starter.messaging.relay;

import io.millrace.starter.messaging.MessagingProperties;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The work of one session, one step after another: what was sent is settled, now and then the shards are balanced and
 * the backlog is measured, the next batch is read and sent. A signal starts it, and it goes on while rows wait.
 */
final class RelayLoop {

    private final Shards shards;
    private final WaitingRows waiting;
    private final Flux<?> notifications;
    private final EventPublisher publisher;
    private final Deliveries deliveries;
    private final MessagingProperties.Outbox properties;
    private final RelayMetrics metrics;
    private final AtomicBoolean balanceDue = new AtomicBoolean();

    RelayLoop(
            RelaySession session,
            EventPublisher publisher,
            Deliveries deliveries,
            MessagingProperties.Outbox properties,
            RelayMetrics metrics) {
        this.shards = new Shards(session);
        this.waiting = new WaitingRows(session);
        this.notifications = session.notifications();
        this.publisher = publisher;
        this.deliveries = deliveries;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** Runs until it is told to stop, and then ends what it has begun; fails when the session or Kafka is lost. */
    Flux<Round> run(CompletableFuture<@Nullable Void> stop) {
        var polls = Flux.interval(Duration.ZERO, properties.pollInterval()).doOnNext(tick -> balanceDue.set(true));
        return Flux.merge(notifications, polls)
                .takeUntilOther(Mono.fromFuture(stop, true))
                .onBackpressureLatest()
                .concatMapDelayError(signal -> drain(stop), false, 0)
                .concatWith(settle().map(progress -> new Round(progress, 0, 0)))
                .doFinally(end -> metrics.shards(0));
    }

    private Flux<Round> drain(CompletableFuture<@Nullable Void> stop) {
        return round().repeat().takeUntil(round -> round.begun() == 0 || stop.isDone());
    }

    private Mono<Round> round() {
        return settle().flatMap(progress -> balance().then(nextBatch()).flatMap(batch -> send(batch, progress)));
    }

    /** Deletes what was acknowledged, and fails where Kafka turned out to be away. */
    private Mono<Boolean> settle() {
        return Mono.defer(() -> waiting.delete(deliveries.acknowledged()))
                .then(Mono.fromSupplier(deliveries::conclude))
                .flatMap(conclusion -> conclusion.failure() == null
                        ? Mono.just(conclusion.progress())
                        : Mono.error(conclusion.failure()));
    }

    private Mono<Void> balance() {
        return Mono.defer(() -> balanceDue.getAndSet(false) ? shards.balance().then(measure()) : Mono.empty());
    }

    private Mono<Void> measure() {
        metrics.shards(shards.held().size());
        return waiting.backlog().doOnNext(metrics::backlog).then();
    }

    private Mono<List<OutboxRow>> nextBatch() {
        return Mono.defer(() -> {
            var mine = shards.held();
            var room = properties.batchSize() - deliveries.underWay();
            return mine.isEmpty() || room <= 0
                    ? Mono.just(List.of())
                    : waiting.oldest(mine, deliveries.excluded(), room);
        });
    }

    private Mono<Round> send(List<OutboxRow> batch, boolean progress) {
        deliveries.begin(batch);
        var round = new Round(progress, batch.size(), deliveries.underWay());
        return batch.isEmpty()
                ? Mono.just(round)
                : publisher.send(batch, deliveries::report).thenReturn(round);
    }

    /**
     * One turn of the loop.
     *
     * @param progress whether Kafka has taken anything since the last one
     * @param begun how many rows it has begun to send
     * @param underWay how many entities have events under way
     */
    record Round(boolean progress, int begun, int underWay) {

        /** Whether this proves that events leave, or that there is none to leave. */
        boolean isWell() {
            return progress || underWay == 0;
        }
    }
}
