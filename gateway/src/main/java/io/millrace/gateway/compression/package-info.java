/** Answers that are worth it are sent compressed. */
@NullMarked
package io.millrace.gateway.compression;

import org.jspecify.annotations.NullMarked;
