package io.millrace.gateway.graphql.account;

import io.millrace.gateway.graphql.caller.Callers;
import io.millrace.gateway.graphql.remote.Isolation;
import io.millrace.gateway.graphql.remote.Isolations;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** One's own account. */
@Controller
final class AccountController {

    private final UsersApi users;
    private final Isolation isolation;

    AccountController(UsersApi users, Isolations isolations) {
        this.users = users;
        this.isolation = isolations.named(AccountConfiguration.USERS);
    }

    @QueryMapping
    Mono<Me> me() {
        return Callers.anybody().map(id -> new Me(id, isolation.call(users.me()).cache()));
    }

    @SchemaMapping
    Mono<String> email(Me me) {
        return me.profile().mapNotNull(Profile::email);
    }

    @SchemaMapping
    Mono<String> displayName(Me me) {
        return me.profile().mapNotNull(Profile::displayName);
    }

    @SchemaMapping(typeName = "Me")
    Mono<Credit> credit() {
        return isolation.call(users.credit());
    }
}
