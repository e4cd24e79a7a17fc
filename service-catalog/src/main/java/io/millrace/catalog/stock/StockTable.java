package io.millrace.catalog.stock;

import io.millrace.catalog.product.Product;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/** Writes a product's stock together with the reason why it changed. */
@Component
final class StockTable {

    private static final String CHANGE = """
            WITH noted AS (
                INSERT INTO stock_change (id, product_id, change, reason, changed_by, at)
                VALUES (:change, :product, :pieces, :reason, :by, :at)
            )
            UPDATE product SET available = :available, stock_revision = :revision WHERE id = :product""";

    private final DatabaseClient database;
    private final IdGenerator ids;
    private final Clock clock;

    StockTable(DatabaseClient database, IdGenerator ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes the stock of a product whose row this transaction has locked. */
    Mono<Void> write(Product changed, StockChange why) {
        return database.sql(CHANGE)
                .bind("change", ids.generateId())
                .bind("product", changed.id())
                .bind("pieces", why.change())
                .bind("reason", why.reason())
                .bind("by", why.by())
                .bind("at", clock.instant())
                .bind("available", changed.available())
                .bind("revision", changed.stockRevision())
                .then();
    }
}
