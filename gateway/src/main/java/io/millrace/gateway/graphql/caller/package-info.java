/** Who a GraphQL operation runs for. */
@NullMarked
package io.millrace.gateway.graphql.caller;

import org.jspecify.annotations.NullMarked;
