/** Events: how a service says which it listens to, and how they look on the wire. */
@NullMarked
package io.millrace.starter.messaging;

import org.jspecify.annotations.NullMarked;
