package io.millrace.contracts.catalog;

import java.util.UUID;

/** What a product is called or filed under has changed; its price is told by {@link PriceChanged}. */
public record ProductChanged(UUID productId, long version, String sku, String name, String category)
        implements CatalogEvent {

    @Override
    public String key() {
        return productId.toString();
    }
}
