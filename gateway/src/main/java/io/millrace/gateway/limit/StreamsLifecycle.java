package io.millrace.gateway.limit;

import io.millrace.starter.shutdown.Phases;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells streams that the process stops, before the web server begins to wait for what is in flight: they would last. */
final class StreamsLifecycle implements SmartLifecycle {

    private final Sinks.Empty<Void> ending = Sinks.empty();

    private volatile boolean running;
    private volatile boolean ended;

    /** Completes when the process stops. */
    Mono<Void> ending() {
        return ending.asMono();
    }

    boolean isEnding() {
        return ended;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        ended = true;
        ending.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Phases.STREAMS;
    }
}
