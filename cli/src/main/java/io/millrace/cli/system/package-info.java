/** The whole system: what it consists of, and the one who starts and stops it. */
@NullMarked
package io.millrace.cli.system;

import org.jspecify.annotations.NullMarked;
