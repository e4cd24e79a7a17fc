/** Profiles: what people see and change of themselves, and administrators see of all. */
@NullMarked
package io.millrace.users.profile;

import org.jspecify.annotations.NullMarked;
