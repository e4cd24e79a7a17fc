package io.millrace.contracts.catalog;

import java.util.UUID;

/** A product can no longer be ordered. */
public record ProductRetired(UUID productId, long version) implements CatalogEvent {

    @Override
    public String key() {
        return productId.toString();
    }
}
