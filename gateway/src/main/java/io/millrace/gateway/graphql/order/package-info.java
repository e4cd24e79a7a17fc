/** Orders in GraphQL. */
@NullMarked
package io.millrace.gateway.graphql.order;

import org.jspecify.annotations.NullMarked;
