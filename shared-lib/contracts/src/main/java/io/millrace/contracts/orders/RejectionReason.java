package io.millrace.contracts.orders;

/** Why an order was rejected: the first refusal decides. */
public enum RejectionReason {
    OUT_OF_STOCK,
    CREDIT_EXCEEDED,
    UNKNOWN_PRODUCT,
    TIMEOUT
}
