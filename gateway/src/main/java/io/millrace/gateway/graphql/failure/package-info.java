/** What GraphQL's callers are told when something fails: every error has a code. */
@NullMarked
package io.millrace.gateway.graphql.failure;

import org.jspecify.annotations.NullMarked;
