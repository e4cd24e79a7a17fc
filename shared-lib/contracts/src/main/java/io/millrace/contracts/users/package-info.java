/** People and their credit: what service-users tells. */
@NullMarked
package io.millrace.contracts.users;

import org.jspecify.annotations.NullMarked;
