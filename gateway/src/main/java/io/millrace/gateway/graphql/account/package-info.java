/** Who somebody is and what they may spend, in GraphQL. */
@NullMarked
package io.millrace.gateway.graphql.account;

import org.jspecify.annotations.NullMarked;
