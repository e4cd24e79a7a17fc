/** Traces begin here: what a client says of them is a hint and no order. */
@NullMarked
package io.millrace.gateway.tracing;

import org.jspecify.annotations.NullMarked;
