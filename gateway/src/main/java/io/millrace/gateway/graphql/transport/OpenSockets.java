package io.millrace.gateway.graphql.transport;

import io.millrace.starter.shutdown.Phases;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Lets the web server stop when the WebSockets, which are closed at that moment, have said so to their clients. */
final class OpenSockets implements SmartLifecycle {

    private final Duration farewell;
    private final AtomicInteger open = new AtomicInteger();
    private final Sinks.Empty<Void> allClosed = Sinks.empty();

    private volatile boolean running;

    OpenSockets(Duration farewell) {
        this.farewell = farewell;
    }

    Mono<Void> count(Mono<Void> socket) {
        return Mono.using(open::incrementAndGet, number -> socket, number -> closed());
    }

    private void closed() {
        if (open.decrementAndGet() == 0 && !running) {
            allClosed.tryEmitEmpty();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable done) {
        stop();
        Mono.firstWithSignal(allClosed.asMono(), Mono.delay(farewell).then())
                .doFinally(end -> done.run())
                .subscribe();
    }

    @Override
    public void stop() {
        running = false;
        if (open.get() == 0) {
            allClosed.tryEmitEmpty();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the streams' end, which is what closes connections, and before the web server cuts them off. */
    @Override
    public int getPhase() {
        return Phases.STREAMS - 1;
    }
}
