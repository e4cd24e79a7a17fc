/** Who calls and what they may do: bearer tokens, verified by each service for itself. */
@NullMarked
package io.millrace.starter.security;

import org.jspecify.annotations.NullMarked;
