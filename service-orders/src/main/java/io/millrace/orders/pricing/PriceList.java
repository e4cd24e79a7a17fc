package io.millrace.orders.pricing;

import io.millrace.contracts.Money;
import io.millrace.contracts.catalog.PriceChanged;
import io.millrace.contracts.catalog.ProductAdded;
import io.millrace.contracts.catalog.ProductChanged;
import io.millrace.contracts.catalog.ProductRetired;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * A copy of catalog's names and prices, kept from its events. Name and price each remember the version of the product
 * that they were told with, and older news is ignored.
 */
final class PriceList {

    private static final String FIND = """
            SELECT product_id, name, price_amount, currency, retired FROM price_list
            WHERE product_id = ANY(:ids) AND name IS NOT NULL AND price_amount IS NOT NULL""";

    private static final String SET_NAME = """
            INSERT INTO price_list AS old (product_id, name, name_version) VALUES (:id, :name, :version)
            ON CONFLICT (product_id) DO UPDATE SET name = excluded.name, name_version = excluded.name_version
            WHERE old.name_version < excluded.name_version""";

    private static final String SET_PRICE = """
            INSERT INTO price_list AS old (product_id, price_amount, currency, price_version)
            VALUES (:id, :amount, :currency, :version)
            ON CONFLICT (product_id) DO UPDATE
            SET price_amount = excluded.price_amount, currency = excluded.currency,
                price_version = excluded.price_version
            WHERE old.price_version < excluded.price_version""";

    /** Retiring is for good, so it needs no version. */
    private static final String RETIRE = """
            INSERT INTO price_list (product_id, retired) VALUES (:id, true)
            ON CONFLICT (product_id) DO UPDATE SET retired = true""";

    private final DatabaseClient database;

    PriceList(DatabaseClient database) {
        this.database = database;
    }

    Mono<Collection<Price>> of(Collection<UUID> products) {
        return database.sql(FIND)
                .bind("ids", products.toArray(UUID[]::new))
                .map(PriceList::price)
                .all()
                .collectList()
                .map(prices -> prices);
    }

    Mono<Void> add(ProductAdded added) {
        return setName(added.productId(), added.version(), added.name())
                .then(setPrice(added.productId(), added.version(), added.price()));
    }

    Mono<Void> change(ProductChanged changed) {
        return setName(changed.productId(), changed.version(), changed.name());
    }

    Mono<Void> change(PriceChanged changed) {
        return setPrice(changed.productId(), changed.version(), changed.price());
    }

    Mono<Void> retire(ProductRetired retired) {
        return database.sql(RETIRE).bind("id", retired.productId()).then();
    }

    private Mono<Void> setName(UUID product, long version, String name) {
        return database.sql(SET_NAME)
                .bind("id", product)
                .bind("version", version)
                .bind("name", name)
                .then();
    }

    private Mono<Void> setPrice(UUID product, long version, Money price) {
        return database.sql(SET_PRICE)
                .bind("id", product)
                .bind("version", version)
                .bind("amount", price.amount())
                .bind("currency", price.currency())
                .then();
    }

    private static Price price(Readable row) {
        return new Price(
                required(row, "product_id", UUID.class),
                required(row, "name", String.class),
                new Money(required(row, "price_amount", Long.class), required(row, "currency", String.class)),
                required(row, "retired", Boolean.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
