/** An order: what it is, what can become of it, and how that is kept, told and read. */
@NullMarked
package io.millrace.orders.order;

import org.jspecify.annotations.NullMarked;
