package io.millrace.starter.messaging.relay;

import io.millrace.starter.messaging.MessagingProperties;
import io.millrace.starter.shutdown.Phases;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Moves rows from the outbox to Kafka, in one session after another: after any failure it waits a little longer each
 * time and opens a new one. Meanwhile its shards are the others'.
 *
 * <p>A session can end with events under way, which go on while the next owner of the shard reads the same rows. So an
 * event can be sent twice, but of no entity one before another: whoever sends an event has seen the one before it
 * acknowledged, or deleted, which it is after its acknowledgement only. The first copies are therefore in order, and
 * the inbox knows the others.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final ConnectionFactory database;
    private final EventPublisher publisher;
    private final Deliveries deliveries;
    private final MessagingProperties.Outbox properties;
    private final RelayMetrics metrics;
    private final AtomicBoolean failing = new AtomicBoolean();

    private volatile CompletableFuture<@Nullable Void> stop = CompletableFuture.completedFuture(null);
    private volatile CompletableFuture<@Nullable Void> running = CompletableFuture.completedFuture(null);

    OutboxRelay(
            ConnectionFactory database,
            EventPublisher publisher,
            Deliveries deliveries,
            MessagingProperties.Outbox properties,
            RelayMetrics metrics) {
        this.database = database;
        this.publisher = publisher;
        this.deliveries = deliveries;
        this.properties = properties;
        this.metrics = metrics;
    }

    @Override
    public void start() {
        var told = new CompletableFuture<@Nullable Void>();
        stop = told;
        running = Flux.defer(() -> told.isDone() ? Flux.empty() : session(told))
                .filter(RelayLoop.Round::isWell)
                .doOnNext(well -> recovered())
                .retryWhen(Retry.backoff(Long.MAX_VALUE, properties.firstBackoff())
                        .maxBackoff(properties.longestBackoff())
                        .transientErrors(true)
                        .doBeforeRetry(retry -> failed(retry.failure())))
                .then()
                .toFuture();
    }

    private Flux<RelayLoop.Round> session(CompletableFuture<@Nullable Void> told) {
        return Flux.usingWhen(
                RelaySession.open(database, properties),
                session -> new RelayLoop(session, publisher, deliveries, properties, metrics).run(told),
                RelaySession::close);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** Ends the batch in flight, if there is one: while a server is away its rows wait for the next start. */
    @Override
    public void stop(Runnable whenStopped) {
        var ending = running;
        stop.complete(null);
        Mono.fromFuture(ending, true)
                .timeout(failing.get() ? Duration.ZERO : longestStop())
                .onErrorComplete()
                .doFinally(end -> {
                    ending.cancel(false);
                    whenStopped.run();
                })
                .subscribe();
    }

    /** A batch in flight ends with its patience, and then what was acknowledged is deleted. */
    private Duration longestStop() {
        return properties.patience().plus(properties.silence());
    }

    @Override
    public boolean isRunning() {
        return !running.isDone();
    }

    @Override
    public int getPhase() {
        return Phases.RELAY;
    }

    private void failed(Throwable failure) {
        metrics.failed(failure);
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
