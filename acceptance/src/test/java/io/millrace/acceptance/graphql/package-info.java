/** The journey of an order over GraphQL. */
@NullMarked
package io.millrace.acceptance.graphql;

import org.jspecify.annotations.NullMarked;
