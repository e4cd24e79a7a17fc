/** GraphQL over WebSocket and as server-sent events: who may connect, for how long, and how it ends. */
@NullMarked
package io.millrace.gateway.graphql.transport;

import org.jspecify.annotations.NullMarked;
