/** Logging in, and the access tokens that come of it. */
@NullMarked
package io.millrace.users.token;

import org.jspecify.annotations.NullMarked;
