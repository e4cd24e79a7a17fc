package io.millrace.orders.order;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.starter.messaging.outbox.Outbox;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    Orders orders(DatabaseClient database) {
        return new Orders(database);
    }

    @Bean
    OrderHistory orderHistory(DatabaseClient database) {
        return new OrderHistory(database);
    }

    @Bean
    OrderChanges orderChanges(Orders orders, OrderHistory history, Outbox outbox, MeterRegistry registry, Clock clock) {
        return new OrderChanges(orders, history, outbox, new OrderJournal(new OrderMetrics(registry)), clock);
    }
}
