/** A small, steady load and what was seen of its answers. */
@NullMarked
package io.millrace.acceptance.load;

import org.jspecify.annotations.NullMarked;
