/** What people read at the terminal. */
@NullMarked
package io.millrace.cli.console;

import org.jspecify.annotations.NullMarked;
