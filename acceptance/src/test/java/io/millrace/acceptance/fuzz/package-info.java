/** Every call with something wrong about it: what must be refused in our words, and what must not leak. */
@NullMarked
package io.millrace.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
