package io.millrace.starter.sample;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Where slow requests of the sample wait until a test opens it. */
@Component
public class Gate {

    private final AtomicInteger waiting = new AtomicInteger();

    private volatile Sinks.Empty<Void> open = Sinks.empty();

    Mono<Void> passed() {
        return Mono.defer(() -> open.asMono())
                .doOnSubscribe(came -> waiting.incrementAndGet())
                .doFinally(went -> waiting.decrementAndGet());
    }

    public void open() {
        var opened = open;
        open = Sinks.empty();
        opened.tryEmitEmpty();
    }

    public int waiting() {
        return waiting.get();
    }
}
