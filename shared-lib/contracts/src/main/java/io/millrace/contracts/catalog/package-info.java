/** Products and their stock: what service-catalog tells. */
@NullMarked
package io.millrace.contracts.catalog;

import org.jspecify.annotations.NullMarked;
