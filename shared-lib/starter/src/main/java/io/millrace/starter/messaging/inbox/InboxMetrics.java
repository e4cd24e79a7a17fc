package io.millrace.starter.messaging.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What became of the events that arrived. */
final class InboxMetrics {

    private final Counter handled;
    private final Counter repeated;
    private final Counter skipped;
    private final Counter dead;

    InboxMetrics(MeterRegistry registry) {
        handled = outcome(registry, "handled");
        repeated = outcome(registry, "repeated");
        skipped = outcome(registry, "skipped");
        dead = outcome(registry, "dead");
    }

    void handled(boolean isNew) {
        (isNew ? handled : repeated).increment();
    }

    void skipped() {
        skipped.increment();
    }

    void died() {
        dead.increment();
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder("millrace.inbox.events")
                .description("Events that arrived, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}
