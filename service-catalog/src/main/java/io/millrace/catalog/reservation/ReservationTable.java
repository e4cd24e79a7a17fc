package io.millrace.catalog.reservation;

import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of {@code stock_reservation}: one for each order that was ever heard of. */
@Component
final class ReservationTable {

    /** Waits for another transaction that writes the same order, and then finds its row. */
    private static final String OPEN = """
            INSERT INTO stock_reservation (order_id, state, changed_at) VALUES (:order, 'RESERVED', :now)
            ON CONFLICT DO NOTHING""";

    private static final String REFUSE =
            "UPDATE stock_reservation SET state = 'REFUSED', changed_at = :now WHERE order_id = :order";

    /** What was refused or released before stays as it is. */
    private static final String RELEASE = """
            INSERT INTO stock_reservation (order_id, state, changed_at) VALUES (:order, 'RELEASED', :now)
            ON CONFLICT (order_id) DO UPDATE SET state = 'RELEASED', changed_at = :now
            WHERE stock_reservation.state = 'RESERVED'""";

    private final DatabaseClient database;
    private final Clock clock;

    ReservationTable(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes the order for this transaction; false where it was seen before. */
    Mono<Boolean> open(UUID orderId) {
        return write(OPEN, orderId);
    }

    /** Notes that the order got nothing. */
    Mono<Boolean> refuse(UUID orderId) {
        return write(REFUSE, orderId);
    }

    /** Notes that the order needs nothing any more; false where it had nothing anyway. */
    Mono<Boolean> release(UUID orderId) {
        return write(RELEASE, orderId);
    }

    private Mono<Boolean> write(String sql, UUID orderId) {
        return database.sql(sql)
                .bind("order", orderId)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
