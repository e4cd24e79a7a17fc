package io.millrace.users.account;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of {@code account}. */
@Component
final class AccountTable {

    private static final String INSERT = """
            INSERT INTO account (id, subject, email, password_hash, display_name, roles)
            VALUES (:id, :subject, :email, :hash, :name, :roles)""";

    /** Replicas that start together all come here: the last one's hash of the same password stays. */
    private static final String ENSURE = INSERT + """
             ON CONFLICT (lower(email)) DO UPDATE SET password_hash = excluded.password_hash, roles = excluded.roles""";

    private static final String BY_SUBJECT = """
            SELECT id, subject, email, display_name FROM account WHERE subject = :subject""";

    private static final String RENAME = """
            UPDATE account SET display_name = :name WHERE subject = :subject
            RETURNING id, subject, email, display_name""";

    private static final String PAGE = """
            SELECT id, subject, email, display_name FROM account
            WHERE CAST(:after AS uuid) IS NULL OR id > :after ORDER BY id LIMIT :rows""";

    private static final String CREDENTIALS = """
            SELECT subject, password_hash, roles FROM account WHERE lower(email) = lower(:email)""";

    private static final String CREDENTIALS_BY_SUBJECT = """
            SELECT subject, password_hash, roles FROM account WHERE subject = :subject""";

    private final DatabaseClient database;

    AccountTable(DatabaseClient database) {
        this.database = database;
    }

    /** Fails with a {@code DuplicateKeyException} where the e-mail or the subject has an account. */
    Mono<Void> insert(NewAccount account) {
        return write(INSERT, account);
    }

    /** Writes the account, or its password and roles where the e-mail has one. */
    Mono<Void> ensure(NewAccount account) {
        return write(ENSURE, account);
    }

    private Mono<Void> write(String sql, NewAccount account) {
        return database.sql(sql)
                .bind("id", account.key())
                .bind("subject", account.subject())
                .bind("email", Parameters.in(R2dbcType.VARCHAR, account.email()))
                .bind("hash", Parameters.in(R2dbcType.VARCHAR, account.passwordHash()))
                .bind("name", account.displayName())
                .bind("roles", account.roles().stream().map(Role::name).toArray(String[]::new))
                .then();
    }

    Mono<Profile> find(String subject) {
        return database.sql(BY_SUBJECT)
                .bind("subject", subject)
                .map(AccountTable::toAccount)
                .one()
                .map(Account::profile);
    }

    /** Changes the name; empty where nobody has this subject. */
    Mono<Profile> rename(String subject, String name) {
        return database.sql(RENAME)
                .bind("subject", subject)
                .bind("name", name)
                .map(AccountTable::toAccount)
                .one()
                .map(Account::profile);
    }

    Mono<List<Account>> page(@Nullable UUID after, int rows) {
        return database.sql(PAGE)
                .bind("after", after == null ? Parameters.in(UUID.class) : Parameters.in(after))
                .bind("rows", rows)
                .map(AccountTable::toAccount)
                .all()
                .collectList();
    }

    Mono<Credentials> credentials(String email) {
        return database.sql(CREDENTIALS)
                .bind("email", email)
                .map(AccountTable::toCredentials)
                .one();
    }

    Mono<Credentials> credentialsOf(String subject) {
        return database.sql(CREDENTIALS_BY_SUBJECT)
                .bind("subject", subject)
                .map(AccountTable::toCredentials)
                .one();
    }

    private static Account toAccount(Readable row) {
        var profile = new Profile(
                required(row, "subject", String.class),
                row.get("email", String.class),
                required(row, "display_name", String.class));
        return new Account(required(row, "id", UUID.class), profile);
    }

    private static Credentials toCredentials(Readable row) {
        return new Credentials(
                required(row, "subject", String.class),
                row.get("password_hash", String.class),
                Set.of(required(row, "roles", String[].class)));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
