/** Events that come twice, late, or broken, in the running system. */
@NullMarked
package io.millrace.acceptance.events;

import org.jspecify.annotations.NullMarked;
