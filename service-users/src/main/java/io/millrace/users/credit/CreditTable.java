package io.millrace.users.credit;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of {@code credit}. Whoever is met for the first time gets one, with the default limit. */
@Component
final class CreditTable {

    private static final String OPEN = """
            INSERT INTO credit (user_id, limit_amount) VALUES (:user, :limit) ON CONFLICT DO NOTHING""";

    private static final String FIND = "SELECT limit_amount, reserved FROM credit WHERE user_id = :user";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String RESERVE = """
            UPDATE credit SET reserved = reserved + :change WHERE user_id = :user""";

    private static final String LIMIT = """
            UPDATE credit SET limit_amount = :limit WHERE user_id = :user RETURNING limit_amount, reserved""";

    private final DatabaseClient database;
    private final CreditProperties properties;

    CreditTable(DatabaseClient database, CreditProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    Mono<Void> open(String user) {
        return database.sql(OPEN)
                .bind("user", user)
                .bind("limit", properties.defaultLimit())
                .then();
    }

    Mono<Credit> find(String user) {
        return orOpened(user, one(database.sql(FIND).bind("user", user)));
    }

    /** Reads the row and holds it until the transaction ends: all that happens to one user's credit waits in line. */
    Mono<Credit> lock(String user) {
        return orOpened(user, one(database.sql(LOCK).bind("user", user)));
    }

    /** Sets more aside, or less with a negative change. Lock the row before. */
    Mono<Void> reserve(String user, long change) {
        return database.sql(RESERVE).bind("user", user).bind("change", change).then();
    }

    /** Changes the limit; empty where nobody has this id. */
    Mono<Credit> limit(String user, long limit) {
        return one(database.sql(LIMIT).bind("user", user).bind("limit", limit));
    }

    private Mono<Credit> orOpened(String user, Mono<Credit> credit) {
        return credit.switchIfEmpty(open(user).then(credit));
    }

    private static Mono<Credit> one(GenericExecuteSpec statement) {
        return statement.map(CreditTable::credit).one();
    }

    private static Credit credit(Readable row) {
        return new Credit(number(row, "limit_amount"), number(row, "reserved"));
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }
}
