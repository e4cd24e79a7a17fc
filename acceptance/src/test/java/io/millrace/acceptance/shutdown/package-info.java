/** Processes that are asked to stop while they are at work. */
@NullMarked
package io.millrace.acceptance.shutdown;

import org.jspecify.annotations.NullMarked;
