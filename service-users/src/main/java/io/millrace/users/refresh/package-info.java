/** Refresh tokens: each serves once, and a stolen one ends what came of the same log-in. */
@NullMarked
package io.millrace.users.refresh;

import org.jspecify.annotations.NullMarked;
