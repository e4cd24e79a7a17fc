package io.millrace.starter.observability;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SampledGaugeTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicReference<Mono<Long>> answer = new AtomicReference<>(Mono.just(7L));
    private final SampledGauge gauge =
            new SampledGauge("depth", "How deep it is", Mono.defer(answer::get), Duration.ofMillis(20), registry);

    @AfterEach
    void stop() {
        gauge.stop();
    }

    @Test
    void gaugeShowsTheLatestAnswer() {
        assertThat(value()).isNaN();
        gauge.start();
        await().atMost(60, SECONDS).until(() -> value() == 7);
        answer.set(Mono.just(8L));
        await().atMost(60, SECONDS).until(() -> value() == 8);
    }

    @Test
    void gaugeShowsNothingWhereThereIsNoAnswer() {
        gauge.start();
        await().atMost(60, SECONDS).until(() -> value() == 7);
        answer.set(Mono.error(new IllegalStateException("away")));
        await().atMost(60, SECONDS).until(() -> Double.isNaN(value()));
        answer.set(Mono.just(8L));
        await().atMost(60, SECONDS).until(() -> value() == 8);
        answer.set(Mono.never());
        await().atMost(60, SECONDS).until(() -> Double.isNaN(value()));
    }

    private double value() {
        return registry.get("depth").gauge().value();
    }
}
