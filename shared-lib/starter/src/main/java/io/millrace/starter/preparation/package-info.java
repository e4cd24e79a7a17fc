/** What must be there before a service opens is prepared at its start. */
@NullMarked
package io.millrace.starter.preparation;

import org.jspecify.annotations.NullMarked;
