/** How fast events travel, measured with the starter as services use it, and printed for people. */
@NullMarked
package io.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
