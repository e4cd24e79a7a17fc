package io.millrace.contracts.orders;

import io.millrace.contracts.AboutOrder;
import io.millrace.contracts.Topic;

/** What service-orders tells, always keyed by order. */
@Topic("millrace.orders")
public sealed interface OrdersEvent extends AboutOrder
        permits OrderPlaced, OrderConfirmed, OrderRejected, OrderCancelled {}
