package io.millrace.contracts.orders;

import io.millrace.contracts.Event;
import io.millrace.contracts.Topic;
import java.util.UUID;

/** What service-orders tells, always keyed by order. */
@Topic("millrace.orders")
public sealed interface OrdersEvent extends Event permits OrderPlaced, OrderConfirmed, OrderRejected, OrderCancelled {

    UUID orderId();

    @Override
    default String key() {
        return orderId().toString();
    }
}
