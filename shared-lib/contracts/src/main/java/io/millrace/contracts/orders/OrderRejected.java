package io.millrace.contracts.orders;

import java.util.UUID;

/** The order will not be served: whoever set something aside for it gives it back. */
public record OrderRejected(UUID orderId, String userId, RejectionReason reason) implements OrdersEvent {}
