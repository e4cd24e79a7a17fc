package io.millrace.catalog.reservation;

import io.millrace.contracts.catalog.StockLine;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Moves stock between what is available and the lines of reservations. */
@Component
final class ReservedStock {

    private static final String LOCK = """
            SELECT id, available, retired FROM product WHERE id = ANY(:products) ORDER BY id FOR UPDATE""";

    private static final String TAKE = """
            WITH line AS (
                INSERT INTO stock_reservation_line (order_id, product_id, quantity)
                SELECT :order, * FROM unnest(:products, :quantities)
                RETURNING product_id, quantity
            )
            UPDATE product SET available = available - quantity, stock_revision = stock_revision + 1
            FROM line WHERE id = product_id
            RETURNING product_id, quantity, available, stock_revision""";

    private static final String LOCK_RESERVED = """
            SELECT id FROM product JOIN stock_reservation_line ON product_id = id
            WHERE order_id = :order ORDER BY id FOR UPDATE OF product""";

    private static final String GIVE_BACK = """
            UPDATE product SET available = available + quantity, stock_revision = stock_revision + 1
            FROM stock_reservation_line WHERE order_id = :order AND id = product_id
            RETURNING product_id, quantity, available, stock_revision""";

    private final DatabaseClient database;

    ReservedStock(DatabaseClient database) {
        this.database = database;
    }

    /** What there is of the products; nobody else can change it until this transaction ends. */
    Mono<List<StockLevel>> lock(Demand demand) {
        return database.sql(LOCK)
                .bind("products", demand.quantities().keySet().toArray(UUID[]::new))
                .map(ReservedStock::level)
                .all()
                .collectList();
    }

    /** Takes the products out of what is available; this transaction has locked them and there is enough. */
    Mono<List<StockLine>> take(UUID orderId, Demand demand) {
        var lines = List.copyOf(demand.quantities().entrySet());
        return moved(database.sql(TAKE)
                .bind("order", orderId)
                .bind("products", lines.stream().map(line -> line.getKey()).toArray(UUID[]::new))
                .bind("quantities", lines.stream().map(line -> line.getValue()).toArray(Integer[]::new)));
    }

    /** Makes what is set aside for the order available again. */
    Mono<List<StockLine>> giveBack(UUID orderId) {
        return database.sql(LOCK_RESERVED)
                .bind("order", orderId)
                .then()
                .then(moved(database.sql(GIVE_BACK).bind("order", orderId)));
    }

    private static Mono<List<StockLine>> moved(GenericExecuteSpec move) {
        return move.map(ReservedStock::line).all().collectList();
    }

    private static StockLevel level(Readable row) {
        return new StockLevel(
                required(row, "id", UUID.class),
                required(row, "available", Integer.class),
                required(row, "retired", Boolean.class));
    }

    private static StockLine line(Readable row) {
        return new StockLine(
                required(row, "product_id", UUID.class),
                required(row, "quantity", Integer.class),
                required(row, "available", Integer.class),
                required(row, "stock_revision", Long.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
