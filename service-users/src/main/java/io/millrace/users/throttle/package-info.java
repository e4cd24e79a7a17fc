/** How often somebody may try: guessing gets slow, and whoever knows the password gets in all the same. */
@NullMarked
package io.millrace.users.throttle;

import org.jspecify.annotations.NullMarked;
