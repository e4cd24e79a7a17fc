/** The reactive way to PostgreSQL, and the migrations that run before it opens. */
@NullMarked
package io.millrace.starter.data;

import org.jspecify.annotations.NullMarked;
