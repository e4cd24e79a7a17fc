/** How much one GraphQL operation may ask for. */
@NullMarked
package io.millrace.gateway.graphql.cost;

import org.jspecify.annotations.NullMarked;
