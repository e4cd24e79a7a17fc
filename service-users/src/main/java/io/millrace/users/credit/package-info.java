/** How much people may have in open orders, and what is reserved of it. */
@NullMarked
package io.millrace.users.credit;

import org.jspecify.annotations.NullMarked;
