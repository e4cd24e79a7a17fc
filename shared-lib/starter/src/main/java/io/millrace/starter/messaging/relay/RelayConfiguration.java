package io.millrace.starter.messaging.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.starter.messaging.MessagingProperties;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** How events leave. */
@Configuration(proxyBeanMethods = false)
public class RelayConfiguration {

    /** How long the sending thread is kept when nothing is sent. */
    private static final int IDLE_SECONDS = 60;

    /**
     * One thread that Kafka's send may block, which those of {@code newSingle} may not. What waits for it is a batch at
     * most; all else waits in the outbox.
     */
    @Bean(destroyMethod = "dispose")
    Scheduler outboxScheduler() {
        return Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "outbox-relay", IDLE_SECONDS, true);
    }

    @Bean
    OutboxRelay outboxRelay(
            ConnectionFactory database,
            KafkaTemplate<String, byte[]> kafka,
            Scheduler outboxScheduler,
            MessagingProperties properties,
            MeterRegistry registry,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        var metrics = new RelayMetrics(registry, clock);
        var records = new EventRecords(properties.topicPrefix(), "/millrace/" + service);
        var publisher = new EventPublisher(kafka, outboxScheduler, records, properties.outbox(), metrics);
        var deliveries = new Deliveries(new HeldEntities(properties.outbox(), clock, metrics));
        return new OutboxRelay(database, publisher, deliveries, properties.outbox(), metrics);
    }
}
