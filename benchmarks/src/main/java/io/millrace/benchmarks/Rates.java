package io.millrace.benchmarks;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** How fast a backlog leaves the outbox, and how fast the same events are then handled: one after the other. */
@Component
final class Rates {

    private final Changes changes;
    private final Arrivals arrivals;
    private final SmartLifecycle relay;
    private final SmartLifecycle listeners;
    private final MeterRegistry registry;
    private final BenchmarkProperties properties;

    Rates(
            Changes changes,
            Arrivals arrivals,
            @Qualifier("outboxRelay") SmartLifecycle relay,
            @Qualifier("messagingLifecycle") SmartLifecycle listeners,
            MeterRegistry registry,
            BenchmarkProperties properties) {
        this.changes = changes;
        this.arrivals = arrivals;
        this.relay = relay;
        this.listeners = listeners;
        this.registry = registry;
        this.properties = properties;
    }

    void measure() {
        Page.heading("Rates, over a backlog of %,d".formatted(properties.backlog()));
        IntStream.rangeClosed(1, properties.rounds()).forEach(this::round);
    }

    private void round(int number) {
        relay.stop();
        listeners.stop();
        arrivals.forget();
        changes.fill(properties.backlog()).block();
        var before = sent();
        relay.start();
        rate("row to acknowledged, round " + number, () -> sent() - before);
        listeners.start();
        rate("handled, round " + number, arrivals::count);
    }

    private void rate(String what, IntSupplier done) {
        var seconds = Page.progress(what, properties.backlog(), done).toNanos() / 1e9;
        Page.line(what, "%,.0f a second".formatted(properties.backlog() / seconds));
    }

    private int sent() {
        return (int) registry.get("millrace.outbox.latency").timer().count();
    }
}
