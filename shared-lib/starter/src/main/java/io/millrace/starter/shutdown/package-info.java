/** How a process comes to its end: in which order, and what its clients are told. */
@NullMarked
package io.millrace.starter.shutdown;

import org.jspecify.annotations.NullMarked;
