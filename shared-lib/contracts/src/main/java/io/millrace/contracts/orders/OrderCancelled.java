package io.millrace.contracts.orders;

import java.util.UUID;

/** The customer called the order off: whoever set something aside for it gives it back. */
public record OrderCancelled(UUID orderId, String userId) implements OrdersEvent {}
