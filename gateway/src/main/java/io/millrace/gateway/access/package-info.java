/** Who may come in where. The services check again for themselves. */
@NullMarked
package io.millrace.gateway.access;

import org.jspecify.annotations.NullMarked;
