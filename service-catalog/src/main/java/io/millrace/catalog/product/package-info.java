/** Products as everyone sees them: one, a list, a batch. */
@NullMarked
package io.millrace.catalog.product;

import org.jspecify.annotations.NullMarked;
