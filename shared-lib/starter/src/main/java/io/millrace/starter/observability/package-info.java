/** What a service tells of its own state. */
@NullMarked
package io.millrace.starter.observability;

import org.jspecify.annotations.NullMarked;
