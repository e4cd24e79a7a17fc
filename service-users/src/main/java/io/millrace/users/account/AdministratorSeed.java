package io.millrace.users.account;

import io.millrace.starter.setup.Preparation;
import io.millrace.starter.setup.SetupException;
import io.millrace.users.password.PasswordHasher;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/** A demo has one administrator, whose password follows the configuration. Outside demo mode nobody is made. */
@Component
@ConditionalOnBooleanProperty("millrace.demo")
final class AdministratorSeed implements Preparation {

    private final AdministratorProperties administrator;
    private final AccountTable table;
    private final PasswordHasher passwords;
    private final IdGenerator ids;

    AdministratorSeed(
            AdministratorProperties administrator, AccountTable table, PasswordHasher passwords, IdGenerator ids) {
        this.administrator = administrator;
        this.table = table;
        this.passwords = passwords;
        this.ids = ids;
    }

    @Override
    public Mono<Void> prepare() {
        if (administrator.password().isEmpty()) {
            return Mono.error(new SetupException(
                    "A demo (MILLRACE_DEMO=true) needs a password for its administrator.",
                    "Set MILLRACE_ADMIN_PASSWORD, or start with ./millrace up, which makes one.",
                    null));
        }
        return isUpToDate().flatMap(upToDate -> upToDate ? Mono.empty() : write());
    }

    private Mono<Boolean> isUpToDate() {
        return table.credentials(administrator.email())
                .filter(found -> found.roles().equals(Set.of(Role.ADMIN.name())))
                .flatMap(found -> passwords.matches(administrator.password(), found.passwordHash()))
                .defaultIfEmpty(false);
    }

    private Mono<Void> write() {
        return passwords.hash(administrator.password()).flatMap(this::write);
    }

    private Mono<Void> write(String hash) {
        return table.ensure(NewAccount.own(ids.generateId(), administrator.email(), hash, "Administrator", Role.ADMIN));
    }
}
