package io.millrace.orders.pricing;

import io.millrace.contracts.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Catalog's answer, as much of it as orders reads. */
record CatalogProducts(List<Product> items) {

    List<Price> prices() {
        return items.stream().map(Product::toPrice).toList();
    }

    /** Catalog leaves {@code retired} out of products that are not. */
    record Product(
            UUID id, String name, Money price, @Nullable Boolean retired) {

        Price toPrice() {
            return new Price(id, name, price, Boolean.TRUE.equals(retired));
        }
    }
}
