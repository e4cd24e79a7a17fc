/** Tests of migrations against a real PostgreSQL, in their own package. */
@NullMarked
package io.millrace.starter.data;

import org.jspecify.annotations.NullMarked;
