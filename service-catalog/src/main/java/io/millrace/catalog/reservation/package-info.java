/** Stock that is set aside for orders, and given back. */
@NullMarked
package io.millrace.catalog.reservation;

import org.jspecify.annotations.NullMarked;
