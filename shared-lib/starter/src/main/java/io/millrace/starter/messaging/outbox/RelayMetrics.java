package io.millrace.starter.messaging.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How the relay is doing: what waits, for how long, and what went wrong. */
final class RelayMetrics {

    private final Counter sent;
    private final Counter failures;

    private volatile OutboxTable.Backlog backlog = new OutboxTable.Backlog(0, 0);

    RelayMetrics(MeterRegistry registry) {
        sent = Counter.builder("millrace.outbox.sent")
                .description("Events that the broker acknowledged")
                .register(registry);
        failures = Counter.builder("millrace.outbox.failures")
                .description("Attempts to relay that failed")
                .register(registry);
        Gauge.builder("millrace.outbox.depth", () -> backlog.depth())
                .description("Events that wait to be sent")
                .register(registry);
        Gauge.builder("millrace.outbox.age", () -> backlog.ageSeconds())
                .baseUnit("seconds")
                .description("How long the oldest event has been waiting")
                .register(registry);
    }

    void sent(int count) {
        sent.increment(count);
    }

    void failed() {
        failures.increment();
    }

    void backlog(OutboxTable.Backlog now) {
        backlog = now;
    }
}
