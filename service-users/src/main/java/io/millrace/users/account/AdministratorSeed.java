package io.millrace.users.account;

import io.millrace.starter.preparation.Preparation;
import io.millrace.starter.setup.SetupException;
import io.millrace.users.password.PasswordHasher;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/** A demo has one administrator, whose password follows the configuration. Outside demo mode nobody is made. */
@Component
@ConditionalOnBooleanProperty("millrace.demo")
final class AdministratorSeed implements Preparation {

    private static final Logger log = LoggerFactory.getLogger(AdministratorSeed.class);

    private final AdministratorProperties administrator;
    private final String password;
    private final AccountTable table;
    private final PasswordHasher passwords;
    private final IdGenerator ids;

    AdministratorSeed(
            AdministratorProperties administrator, AccountTable table, PasswordHasher passwords, IdGenerator ids) {
        this.administrator = administrator;
        this.password = passwordOf(administrator);
        this.table = table;
        this.passwords = passwords;
        this.ids = ids;
    }

    /** What was made up here is told at each start: nobody else could know it. */
    private static String passwordOf(AdministratorProperties administrator) {
        if (!administrator.password().isEmpty() || administrator.passwordFile().isEmpty()) {
            return administrator.password();
        }
        String kept = KeptPassword.in(Path.of(administrator.passwordFile()));
        log.info("Administrator: {}  password: {}", administrator.email(), kept);
        return kept;
    }

    @Override
    public Mono<Void> prepare() {
        if (password.isEmpty()) {
            return Mono.error(new SetupException(
                    "A demo (MILLRACE_DEMO=true) needs a password for its administrator.",
                    "Set MILLRACE_ADMIN_PASSWORD, or start with ./millrace up or docker compose up, which make one.",
                    null));
        }
        return isUpToDate().flatMap(upToDate -> upToDate ? Mono.empty() : write());
    }

    private Mono<Boolean> isUpToDate() {
        return table.credentials(administrator.email())
                .filter(found -> found.roles().equals(Set.of(Role.ADMIN.name())))
                .flatMap(found -> passwords.matches(password, found.passwordHash()))
                .defaultIfEmpty(false);
    }

    private Mono<Void> write() {
        return passwords.hash(password).flatMap(this::write);
    }

    private Mono<Void> write(String hash) {
        return table.ensure(NewAccount.own(ids.generateId(), administrator.email(), hash, "Administrator", Role.ADMIN));
    }
}
