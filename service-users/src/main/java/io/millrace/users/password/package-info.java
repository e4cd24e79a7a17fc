/** Passwords: what is accepted, and how they are hashed off the event loop. */
@NullMarked
package io.millrace.users.password;

import org.jspecify.annotations.NullMarked;
