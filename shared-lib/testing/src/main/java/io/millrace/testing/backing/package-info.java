/** The real PostgreSQL and the real Kafka that tests run against, one of each for a JVM. */
@NullMarked
package io.millrace.testing.backing;

import org.jspecify.annotations.NullMarked;
