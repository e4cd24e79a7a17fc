package io.millrace.gateway.limit;

import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells streams that the process stops, before the web server begins to wait for what is in flight: they would last. */
final class StreamsLifecycle implements SmartLifecycle {

    /** Above that of the web server's graceful stop: the highest phase is stopped first. */
    private static final int BEFORE_THE_WEB_SERVER_WAITS = SmartLifecycle.DEFAULT_PHASE;

    private final Sinks.Empty<Void> ending = Sinks.empty();

    private volatile boolean running;

    /** Completes when the process stops. */
    Mono<Void> ending() {
        return ending.asMono();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        ending.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER_WAITS;
    }
}
