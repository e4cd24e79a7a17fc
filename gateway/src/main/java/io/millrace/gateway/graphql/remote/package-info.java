/** The services' REST APIs as GraphQL calls them: with the caller's token, in bounds, and isolated like the routes. */
@NullMarked
package io.millrace.gateway.graphql.remote;

import org.jspecify.annotations.NullMarked;
