/** Stock that is added or taken out by hand. */
@NullMarked
package io.millrace.catalog.stock;

import org.jspecify.annotations.NullMarked;
