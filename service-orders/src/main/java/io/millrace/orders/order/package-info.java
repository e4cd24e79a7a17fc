/** Placing an order, reading it, and what its state becomes as catalog and users answer. */
@NullMarked
package io.millrace.orders.order;

import org.jspecify.annotations.NullMarked;
