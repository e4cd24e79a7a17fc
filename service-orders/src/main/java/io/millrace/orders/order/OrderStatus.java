package io.millrace.orders.order;

/** Where an order is: {@code PENDING} until catalog and users have answered; the others are final for who waits. */
public enum OrderStatus {
    PENDING,
    CONFIRMED,
    REJECTED,
    CANCELLED
}
