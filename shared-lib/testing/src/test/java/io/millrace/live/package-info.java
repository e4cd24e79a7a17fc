/** Stands for a neighbouring service in the tests of the rules. */
@NullMarked
package io.millrace.live;

import org.jspecify.annotations.NullMarked;
