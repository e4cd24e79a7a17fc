package io.millrace.starter.observability;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.springframework.context.SmartLifecycle;

/**
 * How late the event loops are: a task that is due every second measures how long after its time it ran. Anything that
 * blocks a loop, or keeps it too busy, shows here first.
 */
final class EventLoopLag implements SmartLifecycle {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Plain counters: a histogram with percentiles would spin on the very loop that it measures. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1)
    };

    private final EventExecutorGroup loops;
    private final Timer lag;

    private volatile List<? extends Future<?>> probes = List.of();

    EventLoopLag(EventExecutorGroup loops, MeterRegistry registry) {
        this.loops = loops;
        this.lag = Timer.builder("millrace.eventloop.lag")
                .description("How late tasks run on the event loops")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    @Override
    public void start() {
        probes = StreamSupport.stream(loops.spliterator(), false)
                .map(this::probe)
                .toList();
    }

    private Future<?> probe(EventExecutor loop) {
        var due = new long[] {System.nanoTime() + INTERVAL.toNanos()};
        return loop.scheduleWithFixedDelay(
                () -> measure(due), INTERVAL.toNanos(), INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void measure(long[] due) {
        var now = System.nanoTime();
        lag.record(Math.max(0, now - due[0]), TimeUnit.NANOSECONDS);
        due[0] = now + INTERVAL.toNanos();
    }

    @Override
    public void stop() {
        probes.forEach(probe -> probe.cancel(false));
        probes = List.of();
    }

    @Override
    public boolean isRunning() {
        return !probes.isEmpty();
    }
}
