/** Servers as child processes: how they are launched, awaited and stopped. */
@NullMarked
package io.millrace.embedded.process;

import org.jspecify.annotations.NullMarked;
