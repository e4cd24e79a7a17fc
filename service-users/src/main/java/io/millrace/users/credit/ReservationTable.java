package io.millrace.users.credit;

import io.millrace.users.credit.Reservation.State;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of {@code credit_reservation}. */
@Component
final class ReservationTable {

    private static final String FIND = """
            SELECT order_id, user_id, amount, state FROM credit_reservation WHERE order_id = :order""";

    private static final String SAVE = """
            INSERT INTO credit_reservation (order_id, user_id, amount, state) VALUES (:order, :user, :amount, :state)
            ON CONFLICT (order_id) DO UPDATE SET state = excluded.state""";

    private final DatabaseClient database;

    ReservationTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Reservation> find(UUID order) {
        return database.sql(FIND)
                .bind("order", order)
                .map(ReservationTable::reservation)
                .one();
    }

    Mono<Void> save(Reservation reservation) {
        return database.sql(SAVE)
                .bind("order", reservation.orderId())
                .bind("user", reservation.userId())
                .bind("amount", reservation.amount())
                .bind("state", reservation.state().name())
                .then();
    }

    private static Reservation reservation(Readable row) {
        return new Reservation(
                required(row, "order_id", UUID.class),
                required(row, "user_id", String.class),
                required(row, "amount", Long.class),
                State.valueOf(required(row, "state", String.class)));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
