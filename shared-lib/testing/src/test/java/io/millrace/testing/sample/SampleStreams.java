package io.millrace.testing.sample;

import io.millrace.starter.shutdown.Phases;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Streams that tell nothing until the process stops. */
@Component
public class SampleStreams implements SmartLifecycle {

    private volatile Sinks.Empty<String> stop = Sinks.empty();
    private volatile boolean running;

    /** How many there are. */
    public int open() {
        return stop.currentSubscriberCount();
    }

    Flux<String> stream() {
        return Flux.just("open").concatWith(stop.asMono()).concatWithValues("come back");
    }

    @Override
    public void start() {
        stop = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        stop.tryEmitEmpty();
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
