/** The keys that sign tokens go round, and garbage comes in. */
@NullMarked
package io.millrace.acceptance.keys;

import org.jspecify.annotations.NullMarked;
