/** What must be right for the service to start. */
@NullMarked
package io.millrace.users.setup;

import org.jspecify.annotations.NullMarked;
