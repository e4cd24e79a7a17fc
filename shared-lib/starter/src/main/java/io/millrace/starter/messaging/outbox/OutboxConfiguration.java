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

    @Bean
    OutboxTable outboxTable(
            DatabaseClient database, EventCodec codec, MessagingProperties properties, IdGenerator ids, Clock clock) {
        return new OutboxTable(database, codec, properties, ids, clock);
    }

    @Bean
    Outbox outbox(OutboxTable table) {
        return new Outbox(table);
    }

    /** One thread that Kafka's send may block: what waits for it waits in the outbox. */
    @Bean(destroyMethod = "dispose")
    Scheduler outboxScheduler() {
        return Schedulers.newSingle("outbox-relay", true);
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
