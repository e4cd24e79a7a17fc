package io.millrace.contracts.orders;

import io.millrace.contracts.OpenEnded;

/** Why an order was rejected: the first refusal decides. Who releases does so for any reason. */
@OpenEnded
public enum RejectionReason {
    OUT_OF_STOCK,
    CREDIT_EXCEEDED,
    UNKNOWN_PRODUCT,
    TIMEOUT
}
