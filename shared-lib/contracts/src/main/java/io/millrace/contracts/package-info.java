/** What services tell each other: the envelope's vocabulary and the types that events share. No framework in here. */
@NullMarked
package io.millrace.contracts;

import org.jspecify.annotations.NullMarked;
