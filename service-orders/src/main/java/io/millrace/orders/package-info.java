/** Orders, and the saga that confirms or rejects them. */
@NullMarked
package io.millrace.orders;

import org.jspecify.annotations.NullMarked;
