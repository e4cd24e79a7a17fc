/** What the tests of all services share; {@link io.millrace.testing.IntegrationTest} is the way in. */
@NullMarked
package io.millrace.testing;

import org.jspecify.annotations.NullMarked;
