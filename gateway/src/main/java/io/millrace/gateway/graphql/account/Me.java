package io.millrace.gateway.graphql.account;

import reactor.core.publisher.Mono;

/**
 * Whoever the token speaks for. The token tells the id, so that who asks for orders alone costs users no call.
 *
 * @param profile asks users at the first field that needs it, once for all of them
 */
record Me(String id, Mono<Profile> profile) {}
