package io.millrace.catalog.product;

import io.millrace.contracts.Money;
import io.millrace.starter.paging.PageRequest;
import io.millrace.starter.problem.ProblemException;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the rows of {@code product}. Each feature that changes them writes the columns that are its own. */
@Component
public final class ProductTable {

    private static final String SELECT = """
            SELECT id, sku, name, description, category, price_amount, currency, version, retired, available,
                stock_revision
            FROM product
            """;

    private static final String ONE = SELECT + "WHERE id = :id";
    private static final String ONE_LOCKED = ONE + " FOR UPDATE";
    private static final String SEVERAL = SELECT + "WHERE id = ANY(:ids) ORDER BY array_position(:ids, id)";

    private final DatabaseClient database;

    ProductTable(DatabaseClient database) {
        this.database = database;
    }

    /** The product, retired or not; 404 where there is none. */
    Mono<Product> find(UUID id) {
        return one(ONE, id);
    }

    /** The product, which nobody else can change until this transaction ends; 404 where there is none. */
    public Mono<Product> lock(UUID id) {
        return one(ONE_LOCKED, id);
    }

    private Mono<Product> one(String sql, UUID id) {
        return database.sql(sql)
                .bind("id", id)
                .map(ProductTable::product)
                .one()
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("product")));
    }

    /** Those of the given products that there are, retired ones too, in the order given. */
    Mono<List<Product>> findAll(List<UUID> ids) {
        return database.sql(SEVERAL)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(ProductTable::product)
                .all()
                .collectList();
    }

    /** The products that can be ordered and that are looked for, oldest first, so that pages never shift. */
    Mono<List<Product>> search(ProductSearch search, PageRequest page) {
        var filter = ProductFilter.of(search, page.afterId());
        return database.sql(SELECT + filter.where() + " ORDER BY id LIMIT :rows")
                .bindValues(filter.values())
                .bind("rows", page.rows())
                .map(ProductTable::product)
                .all()
                .collectList();
    }

    private static Product product(Readable row) {
        return new Product(
                required(row, "id", UUID.class),
                details(row),
                required(row, "version", Long.class),
                required(row, "retired", Boolean.class),
                required(row, "available", Integer.class),
                required(row, "stock_revision", Long.class));
    }

    private static ProductDetails details(Readable row) {
        return new ProductDetails(
                required(row, "sku", String.class),
                required(row, "name", String.class),
                required(row, "description", String.class),
                required(row, "category", String.class),
                new Money(required(row, "price_amount", Long.class), required(row, "currency", String.class)));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
