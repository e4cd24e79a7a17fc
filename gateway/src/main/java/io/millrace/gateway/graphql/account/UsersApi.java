package io.millrace.gateway.graphql.account;

import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/** The part of users' API that GraphQL needs. */
interface UsersApi {

    @GetExchange("/api/users/me")
    Mono<Profile> me();

    @GetExchange("/api/users/me/credit")
    Mono<Credit> credit();
}
