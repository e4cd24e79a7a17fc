/** The way to a service through a wire of the test's own, which can be made faulty while it is in use. */
@NullMarked
package io.millrace.acceptance.wire;

import org.jspecify.annotations.NullMarked;
