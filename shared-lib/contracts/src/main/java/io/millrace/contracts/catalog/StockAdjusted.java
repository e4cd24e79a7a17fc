package io.millrace.contracts.catalog;

import java.util.UUID;

/** Stock was added or taken out by hand. Copies of {@code available} keep the highest {@code stockRevision}. */
public record StockAdjusted(UUID productId, int change, String reason, int available, long stockRevision)
        implements CatalogEvent {

    @Override
    public String key() {
        return productId.toString();
    }
}
