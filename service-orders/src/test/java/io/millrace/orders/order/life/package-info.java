/** A whole system in memory: the real {@code Order} between small models of what is around it. */
@NullMarked
package io.millrace.orders.order.life;

import org.jspecify.annotations.NullMarked;
