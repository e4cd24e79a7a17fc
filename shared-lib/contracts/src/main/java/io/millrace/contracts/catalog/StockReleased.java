package io.millrace.contracts.catalog;

import io.millrace.contracts.AboutOrder;
import java.util.List;
import java.util.UUID;

/** What had been set aside for the order can be ordered again. */
public record StockReleased(UUID orderId, List<StockLine> lines) implements CatalogEvent, AboutOrder {

    public StockReleased {
        lines = List.copyOf(lines);
    }
}
