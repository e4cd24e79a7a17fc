/** Tests of the relay against a real PostgreSQL, in the relay's own package: several replicas as plain objects. */
@NullMarked
package io.millrace.starter.messaging.relay;

import org.jspecify.annotations.NullMarked;
