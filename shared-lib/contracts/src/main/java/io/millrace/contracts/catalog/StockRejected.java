package io.millrace.contracts.catalog;

import io.millrace.contracts.AboutOrder;
import java.util.List;
import java.util.UUID;

/**
 * Not all lines of the order can be served, so none was set aside.
 *
 * @param productIds the products that are the cause
 */
public record StockRejected(UUID orderId, Cause cause, List<UUID> productIds) implements CatalogEvent, AboutOrder {

    public StockRejected {
        productIds = List.copyOf(productIds);
    }

    /** Why stock was refused. */
    public enum Cause {
        OUT_OF_STOCK,
        UNKNOWN_PRODUCT
    }
}
