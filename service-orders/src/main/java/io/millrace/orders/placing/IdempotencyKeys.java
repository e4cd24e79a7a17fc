package io.millrace.orders.placing;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Which order each key of a customer led to: a row is written with the order, so one can't be without the other. */
final class IdempotencyKeys {

    private static final String CLAIM = """
            INSERT INTO idempotency_key (user_id, key, body_hash, order_id, created_at)
            VALUES (:user, :key, :hash, :order, :now) ON CONFLICT DO NOTHING""";

    private static final String FIND = """
            SELECT body_hash, order_id FROM idempotency_key WHERE user_id = :user AND key = :key""";

    private static final String FORGET = """
            DELETE FROM idempotency_key WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM idempotency_key WHERE created_at < :before
                ORDER BY created_at LIMIT :rows FOR UPDATE SKIP LOCKED))""";

    private final DatabaseClient database;
    private final KeyProperties properties;
    private final Clock clock;

    IdempotencyKeys(DatabaseClient database, KeyProperties properties, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    Mono<Use> find(String user, String key) {
        return database.sql(FIND)
                .bind("user", user)
                .bind("key", key)
                .map(IdempotencyKeys::use)
                .one();
    }

    /**
     * Takes the key for an order, in that order's transaction; false where it is taken. While another transaction is
     * about to take it, this waits for how that one ends.
     */
    Mono<Boolean> claim(String user, String key, byte[] bodyHash, UUID order) {
        return database.sql(CLAIM)
                .bind("user", user)
                .bind("key", key)
                .bind("hash", bodyHash)
                .bind("order", order)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Forgets the keys that nobody will send again, a batch at a time: no lock lasts long. */
    Mono<Void> forgetOld() {
        var before = clock.instant().minus(properties.retention());
        return forget(before)
                .repeat()
                .takeUntil(rows -> rows < properties.batch())
                .then();
    }

    private Mono<Long> forget(Instant before) {
        return database.sql(FORGET)
                .bind("before", before)
                .bind("rows", properties.batch())
                .fetch()
                .rowsUpdated()
                .timeout(properties.patience());
    }

    private static Use use(Readable row) {
        return new Use(
                Objects.requireNonNull(row.get("body_hash", byte[].class)),
                Objects.requireNonNull(row.get("order_id", UUID.class)));
    }

    /** What a key was used for. */
    static final class Use {

        private final byte[] bodyHash;
        private final UUID order;

        Use(byte[] bodyHash, UUID order) {
            this.bodyHash = bodyHash;
            this.order = order;
        }

        boolean isFor(OrderRequest request) {
            return Arrays.equals(bodyHash, request.hash());
        }

        UUID order() {
            return order;
        }
    }
}
