/** What becomes of an order as catalog and users answer, or do not. */
@NullMarked
package io.millrace.orders.saga;

import org.jspecify.annotations.NullMarked;
