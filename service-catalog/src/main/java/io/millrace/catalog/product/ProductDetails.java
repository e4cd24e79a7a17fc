package io.millrace.catalog.product;

import io.millrace.contracts.Money;

/**
 * The part of a product that people edit.
 *
 * @param sku the seller's own name of it, unique among all products, retired ones included
 */
public record ProductDetails(String sku, String name, String description, String category, Money price) {

    /** Whether these differ in anything but the price. */
    public boolean differBesidePrice(ProductDetails other) {
        return !equals(other.withPrice(price));
    }

    private ProductDetails withPrice(Money other) {
        return new ProductDetails(sku, name, description, category, other);
    }
}
