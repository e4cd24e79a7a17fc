package io.millrace.contracts.catalog;

import java.util.List;
import java.util.UUID;

/** Stock for all lines of the order is set aside. */
public record StockReserved(UUID orderId, List<StockLine> lines) implements CatalogEvent {

    public StockReserved {
        lines = List.copyOf(lines);
    }

    @Override
    public String key() {
        return orderId.toString();
    }
}
