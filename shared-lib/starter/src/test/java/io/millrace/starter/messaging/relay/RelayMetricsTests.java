package io.millrace.starter.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;

class RelayMetricsTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource source = now::get;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RelayMetrics metrics = new RelayMetrics(registry, source.withZone(ZoneOffset.UTC));

    @Test
    void backlogThatNobodyHasMeasuredIsNotZero() {
        assertThat(gauge("depth")).isNaN();
        assertThat(gauge("age")).isNaN();
    }

    @Test
    void backlogIsToldAsLongAsItIsFresh() {
        metrics.backlog(new WaitingRows.Backlog(3, 1.5));
        now.set(Instant.EPOCH.plusSeconds(15));
        assertThat(gauge("depth")).isEqualTo(3);
        assertThat(gauge("age")).isEqualTo(1.5);
        now.set(Instant.EPOCH.plusSeconds(16));
        assertThat(gauge("depth")).isNaN();
        assertThat(gauge("age")).isNaN();
    }

    @Test
    void latencyIsFromWritingToAcknowledgement() {
        now.set(Instant.EPOCH.plusMillis(30));
        metrics.acknowledged(Rows.row(1, "a"));
        now.set(Instant.EPOCH.minusMillis(5));
        metrics.acknowledged(Rows.row(2, "b"));
        var latency = registry.get("millrace.outbox.latency").timer();
        assertThat(latency.count()).isEqualTo(2);
        assertThat(latency.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(30);
    }

    @Test
    void failuresAreToldApart() {
        metrics.failed(new KafkaException("Send failed", new RecordTooLargeException("too large")));
        metrics.failed(new KafkaException("Send failed", new TimeoutException("away")));
        metrics.failed(new TimeoutException("away"));
        metrics.failed(new R2dbcNonTransientResourceException("lost"));
        metrics.failed(new java.util.concurrent.TimeoutException("silent"));
        assertThat(failures("event")).isEqualTo(1);
        assertThat(failures("kafka")).isEqualTo(2);
        assertThat(failures("database")).isEqualTo(2);
    }

    private double gauge(String name) {
        return registry.get("millrace.outbox." + name).gauge().value();
    }

    private double failures(String cause) {
        return registry.get("millrace.outbox.failures")
                .tag("cause", cause)
                .counter()
                .count();
    }
}
