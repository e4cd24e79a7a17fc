package io.millrace.orders.order;

import io.millrace.contracts.orders.RejectionReason;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of {@code order_status_change}: all that an order ever was. */
public final class OrderHistory {

    /** The order's row is locked, so nobody else counts at the same time. */
    private static final String ADD = """
            INSERT INTO order_status_change (order_id, number, status, reason, at)
            SELECT :order, count(*) + 1, :status, :reason, :at FROM order_status_change WHERE order_id = :order""";

    private static final String FIND = """
            SELECT status, reason, at FROM order_status_change WHERE order_id = :order ORDER BY number""";

    private final DatabaseClient database;

    OrderHistory(DatabaseClient database) {
        this.database = database;
    }

    /** Notes what an order has become, in the transaction of that change. */
    Mono<Void> add(Order order, Instant at) {
        var reason = order.reason();
        return database.sql(ADD)
                .bind("order", order.id())
                .bind("status", order.status().name())
                .bind("reason", Parameters.in(R2dbcType.VARCHAR, reason == null ? null : reason.name()))
                .bind("at", at)
                .then();
    }

    /** All that an order was, oldest first: three changes at most, and nothing where nobody knows the order. */
    public Flux<StatusChange> of(UUID order) {
        return database.sql(FIND).bind("order", order).map(OrderHistory::change).all();
    }

    private static StatusChange change(Readable row) {
        var reason = row.get("reason", String.class);
        return new StatusChange(
                OrderStatus.valueOf(Objects.requireNonNull(row.get("status", String.class))),
                reason == null ? null : RejectionReason.valueOf(reason),
                Objects.requireNonNull(row.get("at", Instant.class)));
    }
}
