/** How a test's Spring context gets a database, topics and an issuer of its own. */
@NullMarked
package io.millrace.testing.context;

import org.jspecify.annotations.NullMarked;
