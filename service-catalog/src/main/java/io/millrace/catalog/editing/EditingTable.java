package io.millrace.catalog.editing;

import io.millrace.catalog.product.Product;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes the columns of {@code product} that people edit; stock is not among them. */
@Component
final class EditingTable {

    private static final String INSERT = """
            INSERT INTO product (id, sku, name, description, category, price_amount, currency, version, created_at)
            VALUES (:id, :sku, :name, :description, :category, :amount, :currency, :version, :createdAt)""";

    private static final String UPDATE = """
            UPDATE product
            SET sku = :sku, name = :name, description = :description, category = :category, price_amount = :amount,
                currency = :currency, version = :version, retired = :retired
            WHERE id = :id""";

    private final DatabaseClient database;

    EditingTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(Product product, Instant createdAt) {
        return bound(INSERT, product).bind("createdAt", createdAt).then();
    }

    Mono<Void> update(Product product) {
        return bound(UPDATE, product).bind("retired", product.retired()).then();
    }

    private GenericExecuteSpec bound(String sql, Product product) {
        var details = product.details();
        return database.sql(sql)
                .bind("id", product.id())
                .bind("sku", details.sku())
                .bind("name", details.name())
                .bind("description", details.description())
                .bind("category", details.category())
                .bind("amount", details.price().amount())
                .bind("currency", details.price().currency())
                .bind("version", product.version());
    }
}
