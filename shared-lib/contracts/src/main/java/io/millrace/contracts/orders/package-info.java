/** Orders and their fate: what service-orders tells. */
@NullMarked
package io.millrace.contracts.orders;

import org.jspecify.annotations.NullMarked;
