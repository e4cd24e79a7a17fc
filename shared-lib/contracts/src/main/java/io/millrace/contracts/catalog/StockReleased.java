package io.millrace.contracts.catalog;

import java.util.List;
import java.util.UUID;

/** What had been set aside for the order can be ordered again. */
public record StockReleased(UUID orderId, List<StockLine> lines) implements CatalogEvent {

    public StockReleased {
        lines = List.copyOf(lines);
    }

    @Override
    public String key() {
        return orderId.toString();
    }
}
