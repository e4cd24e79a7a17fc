package io.millrace.starter.messaging.inbox;

import io.millrace.starter.messaging.MessagingProperties;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Forgets events that came long ago, a small batch at a time; replicas may do so side by side. An event that comes
 * again after that is left to the handlers, whose effects are idempotent by the state of the business.
 */
final class InboxCleanup implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboxCleanup.class);

    private final InboxTable inbox;
    private final MessagingProperties.Inbox.Cleanup properties;
    private final Clock clock;

    private volatile Disposable running = Disposables.disposed();

    InboxCleanup(InboxTable inbox, MessagingProperties.Inbox.Cleanup properties, Clock clock) {
        this.inbox = inbox;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = Flux.interval(properties.interval())
                .onBackpressureDrop()
                .concatMap(tick -> cleanUp(), 1)
                .subscribe();
    }

    private Mono<Void> cleanUp() {
        return forgetBatch()
                .expand(removed -> removed < properties.batchSize() ? Mono.empty() : forgetBatch())
                .then()
                .doOnError(failure -> log.debug("The inbox is cleaned up later", failure))
                .onErrorComplete();
    }

    private Mono<Long> forgetBatch() {
        return Mono.defer(() -> inbox.forget(clock.instant().minus(properties.retention()), properties.batchSize()));
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
