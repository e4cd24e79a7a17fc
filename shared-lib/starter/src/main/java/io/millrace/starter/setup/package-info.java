/** What must be there before a service opens: it is prepared at start, or the start ends with a sentence on the mend. */
@NullMarked
package io.millrace.starter.setup;

import org.jspecify.annotations.NullMarked;
