/** Access tokens, and the keys that sign them. */
@NullMarked
package io.millrace.users.token;

import org.jspecify.annotations.NullMarked;
