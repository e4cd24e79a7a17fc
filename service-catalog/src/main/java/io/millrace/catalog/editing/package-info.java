/** Products as administrators change them: added, edited, retired. */
@NullMarked
package io.millrace.catalog.editing;

import org.jspecify.annotations.NullMarked;
