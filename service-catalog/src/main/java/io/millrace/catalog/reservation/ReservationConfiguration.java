package io.millrace.catalog.reservation;

import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.starter.messaging.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which events of orders move stock. */
@Configuration(proxyBeanMethods = false)
class ReservationConfiguration {

    @Bean
    EventSubscription<OrdersEvent> orders(Reservations reservations) {
        return EventSubscription.to(OrdersEvent.class)
                .on(OrderPlaced.class, reservations::reserve)
                .on(OrderRejected.class, order -> reservations.release(order.orderId()))
                .on(OrderCancelled.class, order -> reservations.release(order.orderId()));
    }
}
