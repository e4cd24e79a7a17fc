package io.millrace.users.key;

import io.millrace.starter.data.Notifications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/** Takes the keys anew as soon as another replica changes them. What it misses, the next round of rotation finds. */
final class KeyWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeyWatch.class);

    private final Notifications notifications;
    private final SigningKeys keys;

    private volatile Disposable running = Disposables.disposed();

    KeyWatch(Notifications notifications, SigningKeys keys) {
        this.notifications = notifications;
        this.keys = keys;
    }

    @Override
    public void start() {
        running = Flux.<Boolean>create(this::hear, FluxSink.OverflowStrategy.LATEST)
                .concatMap(changed -> reload(), 1)
                .subscribe();
    }

    private void hear(FluxSink<Boolean> changes) {
        changes.onDispose(notifications
                .hear(SigningKeyTable.CHANNEL, nothing -> changes.next(true), () -> changes.next(true))
                .subscribe());
    }

    private Mono<Void> reload() {
        return keys.reload()
                .doOnError(failure -> log.debug("The keys are read later", failure))
                .onErrorComplete();
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
