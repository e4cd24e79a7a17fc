package io.millrace.gateway.graphql.order;

/** Where an order is. One that orders knows and this does not is read as null. */
enum OrderStatus {
    PENDING,
    CONFIRMED,
    REJECTED,
    CANCELLED
}
