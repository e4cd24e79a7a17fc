/** What a second terminal asks of the running system. */
@NullMarked
package io.millrace.cli.control;

import org.jspecify.annotations.NullMarked;
