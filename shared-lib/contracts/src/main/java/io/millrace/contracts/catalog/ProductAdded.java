package io.millrace.contracts.catalog;

import io.millrace.contracts.Money;
import java.util.UUID;

/** A product can be bought from now on; its stock starts at nothing. {@code version} counts edits of the product. */
public record ProductAdded(UUID productId, long version, String sku, String name, String category, Money price)
        implements CatalogEvent {

    @Override
    public String key() {
        return productId.toString();
    }
}
