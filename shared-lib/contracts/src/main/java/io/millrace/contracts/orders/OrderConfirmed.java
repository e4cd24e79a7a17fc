package io.millrace.contracts.orders;

import java.util.UUID;

/** Stock and credit are both set aside: the order stands. */
public record OrderConfirmed(UUID orderId, String userId) implements OrdersEvent {}
