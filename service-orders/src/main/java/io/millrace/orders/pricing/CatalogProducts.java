package io.millrace.orders.pricing;

import io.millrace.contracts.Money;
import java.util.List;
import java.util.UUID;

/** Catalog's answer, as much of it as orders reads. */
record CatalogProducts(List<Product> items) {

    List<Price> prices() {
        return items.stream().map(Product::toPrice).toList();
    }

    record Product(UUID id, String name, Money price, boolean retired) {

        Price toPrice() {
            return new Price(id, name, price, retired);
        }
    }
}
