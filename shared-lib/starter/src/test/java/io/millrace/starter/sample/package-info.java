/** A service of one controller, for tests of what every service answers. */
@NullMarked
package io.millrace.starter.sample;

import org.jspecify.annotations.NullMarked;
