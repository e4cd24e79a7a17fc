/** A real PostgreSQL from binaries on the class path. */
@NullMarked
package io.millrace.embedded.postgres;

import org.jspecify.annotations.NullMarked;
