package io.millrace.catalog.demo;

import io.millrace.catalog.product.ProductDetails;
import io.millrace.contracts.Money;

/** One product of the demo's list, as {@code demo/products.json} has it; its price is in minor units. */
record DemoProduct(String sku, String name, String description, String category, long price, int stock) {

    ProductDetails details(String currency) {
        return new ProductDetails(sku, name, description, category, new Money(price, currency));
    }
}
