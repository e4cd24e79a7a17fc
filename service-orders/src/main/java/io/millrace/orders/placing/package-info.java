/** Placing an order, once for each idempotency key. */
@NullMarked
package io.millrace.orders.placing;

import org.jspecify.annotations.NullMarked;
