package io.millrace.contracts.catalog;

import java.util.List;
import java.util.UUID;

/**
 * Not all lines of the order can be served, so none was set aside.
 *
 * @param productIds the products that are the cause
 */
public record StockRejected(UUID orderId, Cause cause, List<UUID> productIds) implements CatalogEvent {

    public StockRejected {
        productIds = List.copyOf(productIds);
    }

    @Override
    public String key() {
        return orderId.toString();
    }

    /** Why stock was refused. */
    public enum Cause {
        OUT_OF_STOCK,
        UNKNOWN_PRODUCT
    }
}
