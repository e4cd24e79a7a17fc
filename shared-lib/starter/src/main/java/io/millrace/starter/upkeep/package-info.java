/** Work that a service does by itself, again and again. */
@NullMarked
package io.millrace.starter.upkeep;

import org.jspecify.annotations.NullMarked;
