package io.millrace.starter.messaging.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.starter.messaging.inbox.EventHandling.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** What became of the events that arrived. */
final class InboxMetrics {

    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final Counter retried;

    InboxMetrics(MeterRegistry registry) {
        for (var outcome : Outcome.values()) {
            outcomes.put(
                    outcome,
                    Counter.builder("millrace.inbox.events")
                            .description("Events that arrived, by what became of them")
                            .tag("outcome", outcome.text())
                            .register(registry));
        }
        retried = Counter.builder("millrace.inbox.retries")
                .description("Tries of events that failed and were followed by another")
                .register(registry);
    }

    void count(Outcome outcome) {
        var counter = outcomes.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    void retried() {
        retried.increment();
    }
}
