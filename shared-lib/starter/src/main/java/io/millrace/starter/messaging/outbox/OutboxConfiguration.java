package io.millrace.starter.messaging.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.MessagingProperties;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** How events leave. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {

    /** How long the sending thread is kept when nothing is sent. */
    private static final int IDLE_SECONDS = 60;

    @Bean
    OutboxTable outboxTable(
            DatabaseClient database, EventCodec codec, MessagingProperties properties, IdGenerator ids, Clock clock) {
        return new OutboxTable(database, codec, properties, ids, clock);
    }

    @Bean
    Outbox outbox(OutboxTable table) {
        return new Outbox(table);
    }

    /**
     * One thread that Kafka's send may block, which those of {@code newSingle} may not: what waits for it waits in the
     * outbox.
     */
    @Bean(destroyMethod = "dispose")
    Scheduler outboxScheduler() {
        return Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "outbox-relay", IDLE_SECONDS, true);
    }

    @Bean
    OutboxRelay outboxRelay(
            ConnectionFactory database,
            OutboxTable table,
            KafkaTemplate<String, byte[]> kafka,
            Scheduler outboxScheduler,
            MessagingProperties properties,
            MeterRegistry registry,
            @Value("${spring.application.name}") String service) {
        var publisher = new EventPublisher(kafka, outboxScheduler, properties, "/millrace/" + service);
        return new OutboxRelay(database, table, publisher, properties.outbox(), new RelayMetrics(registry));
    }
}
