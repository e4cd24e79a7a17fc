/** The millrace command: its verbs. */
@NullMarked
package io.millrace.cli;

import org.jspecify.annotations.NullMarked;
