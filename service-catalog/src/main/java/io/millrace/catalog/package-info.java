/** Products, their prices and their stock. */
@NullMarked
package io.millrace.catalog;

import org.jspecify.annotations.NullMarked;
