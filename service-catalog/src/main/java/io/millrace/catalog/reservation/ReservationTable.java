package io.millrace.catalog.reservation;

import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of {@code stock_reservation}: one for each order that was ever heard of. */
@Component
final class ReservationTable {

    /** Waits for another transaction that writes the same order. A row that is there is locked and stays as it is. */
    private static final String TAKE = """
            INSERT INTO stock_reservation (order_id, state, changed_at) VALUES (:order, :state, :now)
            ON CONFLICT (order_id) DO UPDATE SET state = stock_reservation.state
            RETURNING CASE WHEN xmax = 0 THEN 'NEW' ELSE state END AS standing""";

    private static final String CHANGE =
            "UPDATE stock_reservation SET state = :state, changed_at = :now WHERE order_id = :order";

    private final DatabaseClient database;
    private final Clock clock;

    ReservationTable(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes the order for this transaction and answers how it stood; a new one stands as given from now on. */
    Mono<Standing> take(UUID orderId, Standing ifNew) {
        return write(TAKE, orderId, ifNew).mapValue(String.class).one().map(Standing::valueOf);
    }

    /** Changes an order that this transaction has taken. */
    Mono<Void> change(UUID orderId, Standing standing) {
        return write(CHANGE, orderId, standing).then();
    }

    private DatabaseClient.GenericExecuteSpec write(String sql, UUID orderId, Standing standing) {
        return database.sql(sql)
                .bind("order", orderId)
                .bind("state", standing.name())
                .bind("now", clock.instant());
    }
}
