package io.millrace.starter.messaging.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.starter.messaging.MessagingProperties;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.mock.env.MockEnvironment;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** One replica's relay. */
final class TestRelay implements AutoCloseable {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Scheduler thread = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "test-relay");
    private final OutboxRelay relay;

    private TestRelay(
            ConnectionFactory database, KafkaTemplate<String, byte[]> kafka, MessagingProperties.Outbox settings) {
        var clock = Clock.systemUTC();
        var metrics = new RelayMetrics(registry, clock);
        var publisher = new EventPublisher(kafka, thread, new EventRecords("", "/millrace/test"), settings, metrics);
        var deliveries = new Deliveries(new HeldEntities(settings, clock, metrics));
        relay = new OutboxRelay(database, publisher, deliveries, settings, metrics);
    }

    /** Starts one with the default settings, but for those named as {@code name=value}. */
    static TestRelay start(ConnectionFactory database, KafkaTemplate<String, byte[]> kafka, String... settings) {
        var started = new TestRelay(database, kafka, settings(settings));
        started.relay.start();
        return started;
    }

    static MessagingProperties.Outbox settings(String... pairs) {
        var environment = new MockEnvironment();
        Stream.of(pairs)
                .map(pair -> TestPropertyValues.of("millrace.messaging.outbox." + pair))
                .forEach(values -> values.applyTo(environment));
        return Binder.get(environment)
                .bindOrCreate("millrace.messaging", MessagingProperties.class)
                .outbox();
    }

    double gauge(String name) {
        return registry.get("millrace.outbox." + name).gauge().value();
    }

    int shards() {
        return (int) gauge("shards");
    }

    long sent() {
        return registry.get("millrace.outbox.latency").timer().count();
    }

    double failures(String cause) {
        return registry.get("millrace.outbox.failures")
                .tag("cause", cause)
                .counter()
                .count();
    }

    CompletableFuture<Void> stop() {
        var stopped = new CompletableFuture<Void>();
        relay.stop(() -> stopped.complete(null));
        return stopped;
    }

    @Override
    public void close() {
        stop().join();
        thread.dispose();
    }
}
