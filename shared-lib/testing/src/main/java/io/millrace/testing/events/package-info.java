/** The other services, as far as a service's tests need them: they read its events and send it theirs. */
@NullMarked
package io.millrace.testing.events;

import org.jspecify.annotations.NullMarked;
