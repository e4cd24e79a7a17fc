/** Holds migrations to what the release before them needs: it goes on running while they are done, and after. */
@NullMarked
package io.millrace.testing.release;

import org.jspecify.annotations.NullMarked;
