package io.millrace.starter.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A gauge whose value must be asked for, which takes too long to do while metrics are read. It is asked for every now
 * and then, and is {@code NaN} where there was no answer: the last one would be a lie.
 */
public final class SampledGauge implements SmartLifecycle {

    private final Mono<? extends Number> question;
    private final Duration interval;

    private volatile double value = Double.NaN;
    private volatile Disposable running = Disposables.disposed();

    /** A gauge with this name in the registry; what is not answered when it is time to ask again counts as not answered. */
    public SampledGauge(
            String name,
            String description,
            Mono<? extends Number> question,
            Duration interval,
            MeterRegistry registry) {
        this.question = question;
        this.interval = interval;
        Gauge.builder(name, () -> value).description(description).register(registry);
    }

    @Override
    public void start() {
        running = Flux.interval(Duration.ZERO, interval)
                .onBackpressureDrop()
                .concatMap(tick -> sample(), 1)
                .subscribe(answer -> value = answer);
    }

    private Mono<Double> sample() {
        return question.map(Number::doubleValue).timeout(interval).onErrorReturn(Double.NaN);
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
