package io.millrace.users.registration;

import io.millrace.users.account.Accounts;
import io.millrace.users.account.NewAccount;
import io.millrace.users.account.Profile;
import io.millrace.users.account.Role;
import io.millrace.users.password.PasswordHasher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/** Makes customers of strangers. */
@Component
final class Registration {

    private final PasswordHasher passwords;
    private final Accounts accounts;
    private final IdGenerator ids;

    Registration(PasswordHasher passwords, Accounts accounts, IdGenerator ids) {
        this.passwords = passwords;
        this.accounts = accounts;
        this.ids = ids;
    }

    Mono<Profile> register(RegisterRequest request) {
        return passwords
                .hash(request.password())
                .map(hash -> customer(request, hash))
                .flatMap(accounts::open)
                .onErrorMap(DuplicateKeyException.class, EmailTakenException::new);
    }

    private NewAccount customer(RegisterRequest request, String hash) {
        return NewAccount.own(ids.generateId(), request.email(), hash, request.displayName(), Role.CUSTOMER);
    }
}
