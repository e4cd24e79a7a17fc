package io.millrace.users.token;

import io.millrace.users.account.Accounts;
import io.millrace.users.account.Credentials;
import io.millrace.users.password.PasswordHasher;
import io.millrace.users.throttle.LoginThrottle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells by e-mail and password who somebody is. */
@Component
final class Login {

    private final Accounts accounts;
    private final PasswordHasher passwords;
    private final LoginThrottle throttle;
    private final Sessions sessions;

    Login(Accounts accounts, PasswordHasher passwords, LoginThrottle throttle, Sessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
    }

    Mono<TokenAnswer> login(LoginRequest request, String address) {
        return throttle.guard(request.email(), address, judge(request))
                .switchIfEmpty(Mono.error(LoginRefusedException::new))
                .flatMap(sessions::begin);
    }

    private Mono<Credentials> judge(LoginRequest request) {
        return accounts.credentials(request.email()).filterWhen(found -> isRight(request, found));
    }

    private Mono<Boolean> isRight(LoginRequest request, Credentials found) {
        return passwords.matches(request.password(), found.passwordHash());
    }
}
