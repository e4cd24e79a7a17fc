/** Registering: how strangers become customers. */
@NullMarked
package io.millrace.users.registration;

import org.jspecify.annotations.NullMarked;
