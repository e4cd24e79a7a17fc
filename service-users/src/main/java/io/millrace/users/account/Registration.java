package io.millrace.users.account;

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

    /** Whether the e-mail is free is decided by the unique index alone: only it is right when two come at once. */
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
