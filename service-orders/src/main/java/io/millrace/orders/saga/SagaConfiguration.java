package io.millrace.orders.saga;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.contracts.catalog.CatalogEvent;
import io.millrace.contracts.catalog.StockRejected;
import io.millrace.contracts.catalog.StockReserved;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.contracts.users.UsersEvent;
import io.millrace.orders.order.OrderChanges;
import io.millrace.orders.order.Orders;
import io.millrace.starter.messaging.EventSubscription;
import io.millrace.starter.messaging.inbox.GroupProgress;
import io.millrace.starter.upkeep.Upkeep;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimeoutProperties.class)
class SagaConfiguration {

    @Bean
    OrderSaga orderSaga(OrderChanges changes) {
        return new OrderSaga(changes);
    }

    @Bean
    EventSubscription<CatalogEvent> stockAnswers(OrderSaga saga) {
        return EventSubscription.to(CatalogEvent.class)
                .on(StockReserved.class, saga::on)
                .on(StockRejected.class, saga::on);
    }

    @Bean
    EventSubscription<UsersEvent> creditAnswers(OrderSaga saga) {
        return EventSubscription.to(UsersEvent.class)
                .on(CreditReserved.class, saga::on)
                .on(CreditRejected.class, saga::on);
    }

    @Bean
    OrderTimeouts orderTimeouts(
            Orders orders,
            OrderChanges changes,
            GroupProgress progress,
            TransactionalOperator transaction,
            TimeoutProperties properties,
            MeterRegistry registry,
            Clock clock) {
        return new OrderTimeouts(orders, changes, progress::caughtUp, transaction, properties, registry, clock);
    }

    @Bean
    Upkeep orderTimeoutSweep(OrderTimeouts timeouts, TimeoutProperties properties, MeterRegistry registry) {
        return new Upkeep("timeout sweep", properties.sweepInterval(), timeouts::sweep, registry);
    }
}
