package io.millrace.starter.messaging.outbox;

import io.millrace.starter.messaging.MessagingProperties;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Moves rows from the outbox to Kafka. Woken by PostgreSQL when rows were committed, and by a slow poll in case a
 * notification got lost; after any failure it waits a little longer each time and starts with a new session.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final ConnectionFactory database;
    private final OutboxTable table;
    private final EventPublisher publisher;
    private final MessagingProperties.Outbox properties;
    private final RelayMetrics metrics;
    private final AtomicBoolean failing = new AtomicBoolean();

    private volatile Disposable running = Disposables.disposed();

    OutboxRelay(
            ConnectionFactory database,
            OutboxTable table,
            EventPublisher publisher,
            MessagingProperties.Outbox properties,
            RelayMetrics metrics) {
        this.database = database;
        this.table = table;
        this.publisher = publisher;
        this.properties = properties;
        this.metrics = metrics;
    }

    @Override
    public void start() {
        running = Mono.usingWhen(RelaySession.open(database, properties.shards()), this::relay, this::close)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, properties.firstBackoff())
                        .maxBackoff(properties.longestBackoff())
                        .transientErrors(true)
                        .doBeforeRetry(retry -> failed(retry.failure())))
                .subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    private Mono<Void> relay(RelaySession session) {
        var committed = session.notifications().map(notification -> session.held());
        var polled = Flux.interval(Duration.ZERO, properties.pollInterval())
                .onBackpressureDrop()
                .concatMap(tick -> session.takeFreeShards()
                        .timeout(properties.silence())
                        .then(measure())
                        .thenReturn(session.held()));
        return Flux.merge(committed, polled)
                .onBackpressureLatest()
                .concatMap(this::drain, 1)
                .then();
    }

    /** Says good-bye, and does not wait for an answer that may never come. */
    private Mono<Void> close(RelaySession session) {
        return session.close().timeout(properties.silence()).onErrorComplete();
    }

    private Mono<Void> measure() {
        return table.backlog().doOnNext(metrics::backlog).then();
    }

    private Mono<Void> drain(Set<Short> shards) {
        return relayBatch(shards)
                .expand(more -> more ? relayBatch(shards) : Mono.empty())
                .then();
    }

    /** Sends one batch; true where more rows are likely to wait. */
    private Mono<Boolean> relayBatch(Set<Short> shards) {
        return shards.isEmpty() ? Mono.just(false) : table.oldest(shards).flatMap(this::relay);
    }

    private Mono<Boolean> relay(List<OutboxRow> rows) {
        return rows.isEmpty() ? Mono.just(false) : publisher.send(rows).flatMap(sent -> conclude(rows, sent));
    }

    private Mono<Boolean> conclude(List<OutboxRow> rows, EventPublisher.Sent sent) {
        metrics.sent(sent.acknowledged().size());
        var removed = table.delete(sent.acknowledged());
        if (sent.failure() != null) {
            return removed.then(Mono.error(sent.failure()));
        }
        recovered();
        return removed.thenReturn(
                rows.size() == properties.batchSize() && sent.acknowledged().size() == rows.size());
    }

    private void failed(Throwable failure) {
        metrics.failed();
        if (failing.compareAndSet(false, true)) {
            log.warn("The outbox can't be relayed, its events wait: {}", failure.toString());
        }
    }

    private void recovered() {
        if (failing.compareAndSet(true, false)) {
            log.info("The outbox is relayed again");
        }
    }
}
