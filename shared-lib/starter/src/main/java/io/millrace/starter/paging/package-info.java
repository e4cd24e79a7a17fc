/** Keyset pagination: pages, and the cursors that lead from one to the next. */
@NullMarked
package io.millrace.starter.paging;

import org.jspecify.annotations.NullMarked;
