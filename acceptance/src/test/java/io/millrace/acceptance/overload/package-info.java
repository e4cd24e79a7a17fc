/** Ten times what the limits allow: what is accepted goes on as before, and the rest is turned away at once. */
@NullMarked
package io.millrace.acceptance.overload;

import org.jspecify.annotations.NullMarked;
