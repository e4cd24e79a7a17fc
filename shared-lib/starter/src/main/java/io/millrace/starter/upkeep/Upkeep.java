package io.millrace.starter.upkeep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Something that is done at an interval for as long as the service runs. Rounds never overlap: while one takes longer,
 * those that are due meanwhile are left out. A round that fails is logged, the first of many alone, and the next is
 * another try.
 */
public final class Upkeep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    private final String task;
    private final Duration interval;
    private final Supplier<Mono<Void>> round;
    private final Counter failures;
    private final AtomicBoolean failing = new AtomicBoolean();

    private volatile Disposable running = Disposables.disposed();

    /**
     * Work that starts with the service.
     *
     * @param task names it in the log and in the metric: "timeout sweep"
     */
    public Upkeep(String task, Duration interval, Supplier<Mono<Void>> round, MeterRegistry registry) {
        this.task = task;
        this.interval = interval;
        this.round = round;
        this.failures = Counter.builder("millrace.upkeep.failures")
                .description("Rounds of a service's own upkeep that failed")
                .tag("task", task)
                .register(registry);
    }

    @Override
    public void start() {
        running = Flux.interval(interval)
                .onBackpressureDrop()
                .concatMap(tick -> tried(), 1)
                .subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    private Mono<Void> tried() {
        return Mono.defer(round)
                .doOnSuccess(nothing -> recovered())
                .doOnError(this::failed)
                .onErrorComplete();
    }

    private void failed(Throwable failure) {
        failures.increment();
        if (failing.compareAndSet(false, true)) {
            log.warn("The {} fails: {}", task, failure.toString());
        }
    }

    private void recovered() {
        if (failing.compareAndSet(true, false)) {
            log.info("The {} works again", task);
        }
    }
}
