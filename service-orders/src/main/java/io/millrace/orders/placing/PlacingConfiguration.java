package io.millrace.orders.placing;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.orders.order.OrderChanges;
import io.millrace.orders.order.Orders;
import io.millrace.orders.pricing.Prices;
import io.millrace.starter.upkeep.Upkeep;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeyProperties.class)
class PlacingConfiguration {

    @Bean
    IdempotencyKeys idempotencyKeys(DatabaseClient database, KeyProperties properties, Clock clock) {
        return new IdempotencyKeys(database, properties, clock);
    }

    @Bean
    Upkeep oldKeysCleanup(IdempotencyKeys keys, KeyProperties properties, MeterRegistry registry) {
        return new Upkeep("key cleanup", properties.interval(), keys::forgetOld, registry);
    }

    @Bean
    OrderPlacement orderPlacement(
            IdempotencyKeys keys,
            Prices prices,
            Orders orders,
            OrderChanges changes,
            TransactionalOperator transaction,
            IdGenerator ids,
            Clock clock) {
        return new OrderPlacement(keys, prices, orders, changes, transaction, ids, clock);
    }
}
