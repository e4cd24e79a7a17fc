/** A real Kafka broker of one node, in a JVM of its own. */
@NullMarked
package io.millrace.embedded.kafka;

import org.jspecify.annotations.NullMarked;
