package io.millrace.benchmarks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** From the commit of a change to the commit of what its event causes, while little else happens. */
@Component
final class Journey {

    /** Until the compiler has seen it all. */
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    /** Commits at a time: fewer than the pool has connections, as the handlers need some. */
    private static final int AT_ONCE = 4;

    private final Changes changes;
    private final Arrivals arrivals;
    private final BenchmarkProperties properties;

    Journey(Changes changes, Arrivals arrivals, BenchmarkProperties properties) {
        this.changes = changes;
        this.arrivals = arrivals;
        this.properties = properties;
    }

    void measure() {
        Page.heading("Commit to handled, %,d events at %d a second".formatted(properties.events(), properties.rate()));
        travel("warming up", (int) (WARM_UP.toSeconds() * properties.rate()));
        var times = travel("measuring", properties.events());
        Page.line("p50", Page.milliseconds(percentile(times, 50)));
        Page.line("p90", Page.milliseconds(percentile(times, 90)));
        Page.line("p99", Page.milliseconds(percentile(times, 99)));
        Page.line("longest", Page.milliseconds(percentile(times, 100)));
    }

    /** An open model: an event is due when it is due, however the ones before it fare. */
    private long[] travel(String what, int count) {
        arrivals.forget();
        var committed = new AtomicLongArray(count);
        var committing = Flux.interval(Duration.ofNanos(1_000_000_000L / properties.rate()))
                .take(count)
                .onBackpressureBuffer()
                .flatMap(number -> commit(number.intValue(), committed), AT_ONCE)
                .then()
                .toFuture();
        Page.progress(what, count, () -> committing.isCompletedExceptionally() ? fail(committing) : arrivals.count());
        return IntStream.range(0, count)
                .mapToLong(number -> Math.max(0, arrivals.timeOf(number) - committed.get(number)))
                .sorted()
                .toArray();
    }

    private Mono<Void> commit(int number, AtomicLongArray committed) {
        return changes.commit(number).doOnSuccess(done -> committed.set(number, System.nanoTime()));
    }

    private static int fail(CompletableFuture<?> failed) {
        throw new IllegalStateException("Not all could be committed", failed.exceptionNow());
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted[Math.max(0, Math.ceilDiv(sorted.length * percent, 100) - 1)];
    }
}
