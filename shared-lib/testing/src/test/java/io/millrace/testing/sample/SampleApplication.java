package io.millrace.testing.sample;

import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.starter.messaging.EventSubscription;
import io.millrace.starter.security.AccessRules;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class SampleApplication {

    @Bean
    AccessRules accessRules() {
        return exchanges -> exchanges
                .pathMatchers("/sample/admin")
                .hasRole("ADMIN")
                .pathMatchers("/sample/**")
                .hasRole("CUSTOMER");
    }

    @Bean
    EventSubscription<OrdersEvent> orders(SampleHandler handler) {
        return EventSubscription.to(OrdersEvent.class)
                .on(OrderPlaced.class, handler::placed)
                .on(OrderCancelled.class, handler::cancelled)
                .on(OrderRejected.class, handler::rejected);
    }
}
