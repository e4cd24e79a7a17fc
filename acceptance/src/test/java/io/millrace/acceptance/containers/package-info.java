/** Tests of the system as {@code docker compose up} runs it: {@code .ci/containers} starts it and runs them. */
@NullMarked
package io.millrace.acceptance.containers;

import org.jspecify.annotations.NullMarked;
