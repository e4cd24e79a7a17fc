package io.millrace.starter.messaging.outbox;

import io.millrace.starter.messaging.EventCodec;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;

/** How events are written. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {

    @Bean
    Outbox outbox(DatabaseClient database, EventCodec codec, IdGenerator ids, Clock clock) {
        return new Outbox(database, codec, ids, clock);
    }
}
