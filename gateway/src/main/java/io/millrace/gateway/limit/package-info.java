/** How much one caller may have of the gateway, and all of them together. */
@NullMarked
package io.millrace.gateway.limit;

import org.jspecify.annotations.NullMarked;
