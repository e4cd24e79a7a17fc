/** What products cost: asked of catalog, and kept in a price list for when it does not answer. */
@NullMarked
package io.millrace.orders.pricing;

import org.jspecify.annotations.NullMarked;
