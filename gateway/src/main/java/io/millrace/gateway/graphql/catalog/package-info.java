/** Products in GraphQL. */
@NullMarked
package io.millrace.gateway.graphql.catalog;

import org.jspecify.annotations.NullMarked;
