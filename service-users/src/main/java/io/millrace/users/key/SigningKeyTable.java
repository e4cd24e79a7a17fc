package io.millrace.users.key;

import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The rows of {@code signing_key} and {@code withdrawn_key}. Whoever changes them does so alone and tells the others. */
@Component
final class SigningKeyTable {

    /** What replicas are notified on. */
    static final String CHANNEL = "millrace_keys";

    /** Before every key that is, and after: wide enough for all who will ever read this. */
    private static final Instant BEFORE_ALL = Instant.EPOCH;

    private static final Instant AFTER_ALL = Instant.parse("9999-12-31T00:00:00Z");

    private static final String NEWEST_FIRST = """
            SELECT kid, public_jwk, private_key, created_at, coalesce(signs_from, created_at) AS signs
            FROM signing_key ORDER BY signs DESC, kid""";

    /** "keys" in ASCII. Replicas wait here for each other, so that one alone makes a key. */
    private static final String WAIT_FOR_OTHERS = "SELECT pg_advisory_xact_lock(0x6B657973)";

    private static final String TELL_OTHERS = "SELECT pg_notify('%s', '')".formatted(CHANNEL);

    private static final String INSERT = """
            INSERT INTO signing_key (kid, public_jwk, private_key, created_at, signs_from)
            SELECT :kid, :public, :private, :created, :signs
            """;

    private static final String INSERT_UNLESS = INSERT + """
            WHERE NOT EXISTS (SELECT 1 FROM signing_key
                WHERE coalesce(signs_from, created_at) > :after AND coalesce(signs_from, created_at) <= :until)""";

    private static final String INSERT_BELOW = INSERT + """
            WHERE (SELECT count(*) FROM signing_key) < :most""";

    private static final String WITHDRAW = """
            WITH gone AS (DELETE FROM signing_key WHERE kid = :kid RETURNING kid, created_at, signs_from)
            INSERT INTO withdrawn_key (kid, created_at, signs_from, withdrawn_at)
            SELECT kid, created_at, coalesce(signs_from, created_at), :now FROM gone""";

    private static final String DELETE_FOLLOWED = """
            DELETE FROM signing_key AS old WHERE EXISTS (SELECT 1 FROM signing_key AS newer
                WHERE coalesce(newer.signs_from, newer.created_at) > coalesce(old.signs_from, old.created_at)
                  AND coalesce(newer.signs_from, newer.created_at) <= :before)""";

    private static final String WITHDRAWN = """
            SELECT kid, created_at, signs_from AS signs, withdrawn_at FROM withdrawn_key
            ORDER BY withdrawn_at DESC LIMIT :most""";

    private static final String IS_WITHDRAWN = "SELECT EXISTS (SELECT 1 FROM withdrawn_key WHERE kid = :kid)";

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
        return alone(insertUnless(key, BEFORE_ALL, AFTER_ALL)).then();
    }

    /** Stores the next key, unless another replica has: one that begins to sign after the moment. */
    Mono<Boolean> insertIfNoneAfter(StoredKey key, Instant moment) {
        return alone(insertUnless(key, moment, AFTER_ALL));
    }

    /** Stores a key; false where there are as many as there may be. */
    Mono<Boolean> insertBelow(StoredKey key, int most) {
        return alone(changes(values(INSERT_BELOW, key).bind("most", most)));
    }

    /**
     * Takes a key out of use; false where it is not in use. Where no other may sign by now, the replacement is stored in
     * the same transaction.
     */
    Mono<Boolean> withdraw(String id, StoredKey replacement, Instant now) {
        var withdrawn = changes(database.sql(WITHDRAW).bind("kid", id).bind("now", now));
        return alone(withdrawn.delayUntil(was -> insertUnless(replacement, BEFORE_ALL, now)));
    }

    /** Deletes the keys that another one has followed since before the moment. */
    Mono<Boolean> deleteFollowed(Instant before) {
        return alone(changes(database.sql(DELETE_FOLLOWED).bind("before", before)));
    }

    Mono<List<KeyView>> withdrawn(int most) {
        return database.sql(WITHDRAWN)
                .bind("most", most)
                .map(row -> KeyView.withdrawn(
                        required(row, "kid", String.class),
                        required(row, "created_at", Instant.class),
                        required(row, "signs", Instant.class),
                        required(row, "withdrawn_at", Instant.class)))
                .all()
                .collectList();
    }

    Mono<Boolean> isWithdrawn(String id) {
        return database.sql(IS_WITHDRAWN)
                .bind("kid", id)
                .mapValue(Boolean.class)
                .one();
    }

    /** The lock comes in a statement of its own: the next one then sees what those before it did. */
    private Mono<Boolean> alone(Mono<Boolean> change) {
        return database.sql(WAIT_FOR_OTHERS)
                .then()
                .then(change)
                .delayUntil(changed -> changed ? database.sql(TELL_OTHERS).then() : Mono.empty())
                .as(transaction::transactional);
    }

    private Mono<Boolean> insertUnless(StoredKey key, Instant after, Instant until) {
        return changes(values(INSERT_UNLESS, key).bind("after", after).bind("until", until));
    }

    private GenericExecuteSpec values(String sql, StoredKey key) {
        return database.sql(sql)
                .bind("kid", key.id())
                .bind("public", key.publicJwk())
                .bind("private", key.privateKey())
                .bind("created", key.createdAt())
                .bind("signs", key.signsFrom());
    }

    private static Mono<Boolean> changes(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().map(rows -> rows > 0);
    }

    private static StoredKey key(Readable row) {
        return new StoredKey(
                required(row, "kid", String.class),
                required(row, "public_jwk", String.class),
                required(row, "private_key", ByteBuffer.class),
                required(row, "created_at", Instant.class),
                required(row, "signs", Instant.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
