/** An issuer for tests: good tokens, and every kind of bad one. */
@NullMarked
package io.millrace.testing.tokens;

import org.jspecify.annotations.NullMarked;
