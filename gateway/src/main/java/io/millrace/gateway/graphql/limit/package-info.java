/** How much one GraphQL operation may ask for. */
@NullMarked
package io.millrace.gateway.graphql.limit;

import org.jspecify.annotations.NullMarked;
