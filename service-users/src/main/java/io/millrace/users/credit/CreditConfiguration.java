package io.millrace.users.credit;

import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.starter.messaging.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which events move credit. */
@Configuration(proxyBeanMethods = false)
class CreditConfiguration {

    @Bean
    EventSubscription<OrdersEvent> orders(CreditReservations reservations) {
        return EventSubscription.to(OrdersEvent.class)
                .on(OrderPlaced.class, reservations::reserve)
                .on(OrderRejected.class, rejected -> reservations.release(rejected.orderId(), rejected.userId()))
                .on(OrderCancelled.class, cancelled -> reservations.release(cancelled.orderId(), cancelled.userId()));
    }
}
