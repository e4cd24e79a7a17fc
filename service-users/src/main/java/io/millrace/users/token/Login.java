package io.millrace.users.token;

import io.millrace.users.account.Accounts;
import io.millrace.users.account.Credentials;
import io.millrace.users.password.PasswordHasher;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells by e-mail and password who somebody is. */
@Component
final class Login {

    private final Accounts accounts;
    private final PasswordHasher passwords;
    private final AccessTokens tokens;

    Login(Accounts accounts, PasswordHasher passwords, AccessTokens tokens) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    Mono<TokenAnswer> login(LoginRequest request) {
        return accounts.credentials(request.email())
                .filterWhen(found -> isRight(request, found))
                .switchIfEmpty(Mono.error(LoginRefusedException::new))
                .flatMap(tokens::issue);
    }

    private Mono<Boolean> isRight(LoginRequest request, Credentials found) {
        return passwords.matches(request.password(), found.passwordHash());
    }
}
