/** Failure isolation: a breaker and a bulkhead for each service, and what callers are told when one fails. */
@NullMarked
package io.millrace.gateway.isolation;

import org.jspecify.annotations.NullMarked;
