package io.millrace.starter.messaging.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the relay is doing: what waits, for how long, and what goes wrong. Depth and age are of the whole outbox, so each
 * replica tells the same and they are not to be added up; all else is this replica's own.
 */
final class RelayMetrics {

    /** What was measured longer ago than this is not told: the database is away, and nobody knows. */
    private static final Duration STALE = Duration.ofSeconds(15);

    /** Plain counters, around the aims: 20 ms for most, 100 ms for nearly all, seconds while a server is away. */
    private static final Duration[] BUCKETS = Stream.of(5, 10, 20, 50, 100, 250, 1_000, 5_000, 30_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer latency;

    private volatile WaitingRows.Backlog backlog = new WaitingRows.Backlog(0, 0);
    private volatile Instant measuredAt = Instant.MIN;
    private volatile int shards;
    private volatile int held;

    RelayMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        latency = Timer.builder("millrace.outbox.latency")
                .description(
                        "From when an event was written until the broker acknowledged it; its count is what was sent")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        Stream.of(RelayFailure.values()).forEach(cause -> failures(cause).increment(0));
        gauge("depth", null, "Events that wait to be sent", () -> known(WaitingRows.Backlog::depth));
        gauge("age", "seconds", "How long the oldest waits", () -> known(WaitingRows.Backlog::ageSeconds));
        gauge("shards", null, "Parts of the outbox that this replica relays", () -> shards);
        gauge("held", null, "Entities that wait for an event that can't be sent", () -> held);
    }

    private Counter failures(RelayFailure cause) {
        return Counter.builder("millrace.outbox.failures")
                .description("Attempts to relay that failed, by where the fault lay")
                .tag("cause", cause.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private void gauge(String name, @Nullable String unit, String what, Supplier<Number> value) {
        Gauge.builder("millrace.outbox." + name, value)
                .baseUnit(unit)
                .description(what)
                .register(registry);
    }

    private double known(ToDoubleFunction<WaitingRows.Backlog> figure) {
        return measuredAt.isBefore(clock.instant().minus(STALE)) ? Double.NaN : figure.applyAsDouble(backlog);
    }

    void backlog(WaitingRows.Backlog now) {
        backlog = now;
        measuredAt = clock.instant();
    }

    void acknowledged(OutboxRow row) {
        var took = Duration.between(row.occurredAt(), clock.instant());
        latency.record(took.isNegative() ? Duration.ZERO : took); // another replica's clock wrote the row
    }

    void failed(Throwable failure) {
        failures(RelayFailure.of(failure)).increment();
    }

    void shards(int count) {
        shards = count;
    }

    void held(int count) {
        held = count;
    }
}
