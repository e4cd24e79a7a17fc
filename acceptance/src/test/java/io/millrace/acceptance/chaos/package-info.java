/** The system under load while its parts are killed: what must hold at the end, whatever happened. */
@NullMarked
package io.millrace.acceptance.chaos;

import org.jspecify.annotations.NullMarked;
