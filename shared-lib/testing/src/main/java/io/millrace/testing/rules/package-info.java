/** The rules of the house, checked on the compiled classes of each module. */
@NullMarked
package io.millrace.testing.rules;

import org.jspecify.annotations.NullMarked;
