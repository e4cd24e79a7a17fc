package io.millrace.orders.order;

import io.millrace.contracts.catalog.CatalogEvent;
import io.millrace.contracts.catalog.StockRejected;
import io.millrace.contracts.catalog.StockReserved;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.contracts.users.UsersEvent;
import io.millrace.orders.pricing.Prices;
import io.millrace.starter.messaging.EventSubscription;
import io.millrace.starter.messaging.outbox.Outbox;
import io.millrace.starter.security.AccessRules;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;

@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    Orders orders(DatabaseClient database) {
        return new Orders(database);
    }

    @Bean
    OrderPlacement orderPlacement(
            DatabaseClient database,
            Prices prices,
            Orders orders,
            Outbox outbox,
            TransactionalOperator transaction,
            IdGenerator ids,
            Clock clock) {
        var keys = new IdempotencyKeys(database, clock);
        return new OrderPlacement(keys, prices, orders, outbox, transaction, ids, clock);
    }

    @Bean
    OrderSaga orderSaga(Orders orders, Outbox outbox) {
        return new OrderSaga(orders, outbox);
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
    AccessRules accessRules() {
        return exchanges -> exchanges
                .pathMatchers(HttpMethod.POST, "/api/orders/**")
                .hasRole("CUSTOMER")
                .pathMatchers(HttpMethod.GET, "/api/orders/**")
                .hasAnyRole("CUSTOMER", "ADMIN");
    }
}
