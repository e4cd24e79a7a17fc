/** Watches over every test of a JVM: no event loop blocks, and no buffer leaks. */
@NullMarked
package io.millrace.testing.watch;

import org.jspecify.annotations.NullMarked;
