/** Streams of an order's status changes, on whichever replica the client comes to. */
@NullMarked
package io.millrace.orders.stream;

import org.jspecify.annotations.NullMarked;
