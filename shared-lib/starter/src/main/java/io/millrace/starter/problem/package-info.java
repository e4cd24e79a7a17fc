/** Errors as RFC 9457 problem+json: the one place where a failure becomes an answer. */
@NullMarked
package io.millrace.starter.problem;

import org.jspecify.annotations.NullMarked;
