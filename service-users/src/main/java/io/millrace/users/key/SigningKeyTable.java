package io.millrace.users.key;

import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The rows of {@code signing_key}. */
@Component
final class SigningKeyTable {

    private static final String NEWEST_FIRST = """
            SELECT kid, public_jwk, private_key FROM signing_key ORDER BY created_at DESC, kid""";

    /** "keys" in ASCII. Replicas that start together wait here for each other, so that one alone makes the key. */
    private static final String WAIT_FOR_OTHERS = "SELECT pg_advisory_xact_lock(0x6B657973)";

    private static final String INSERT_IF_NONE = """
            INSERT INTO signing_key (kid, public_jwk, private_key)
            SELECT :kid, :public, :private WHERE NOT EXISTS (SELECT 1 FROM signing_key)""";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    SigningKeyTable(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    Mono<List<StoredKey>> newestFirst() {
        return database.sql(NEWEST_FIRST).map(SigningKeyTable::key).all().collectList();
    }

    /** Stores the first key ever; does nothing where another replica has. */
    Mono<Void> insertIfNone(StoredKey key) {
        return database.sql(WAIT_FOR_OTHERS)
                .then()
                .then(database.sql(INSERT_IF_NONE)
                        .bind("kid", key.id())
                        .bind("public", key.publicJwk())
                        .bind("private", key.privateKey())
                        .then())
                .as(transaction::transactional);
    }

    private static StoredKey key(Readable row) {
        return new StoredKey(
                required(row, "kid", String.class),
                required(row, "public_jwk", String.class),
                required(row, "private_key", ByteBuffer.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
