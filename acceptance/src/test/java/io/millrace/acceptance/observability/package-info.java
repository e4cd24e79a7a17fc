/** What operators see of the running system. */
@NullMarked
package io.millrace.acceptance.observability;

import org.jspecify.annotations.NullMarked;
