package io.millrace.orders.order.life;

/** What an order has at catalog or at users; once it is known there, it is never forgotten. */
enum ReservationState {
    RESERVED,
    REFUSED,
    RELEASED
}
