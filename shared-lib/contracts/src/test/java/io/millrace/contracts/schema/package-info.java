/** The contracts' gate: schemas made from the records, and whether a change of them would break a reader. */
@NullMarked
package io.millrace.contracts.schema;

import org.jspecify.annotations.NullMarked;
