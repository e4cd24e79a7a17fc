/** The smallest service there can be: what the tests of this module run. */
@NullMarked
package io.millrace.testing.sample;

import org.jspecify.annotations.NullMarked;
