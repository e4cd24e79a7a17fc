package io.millrace.contracts.catalog;

import io.millrace.contracts.AboutOrder;
import java.util.List;
import java.util.UUID;

/** Stock for all lines of the order is set aside. */
public record StockReserved(UUID orderId, List<StockLine> lines) implements CatalogEvent, AboutOrder {

    public StockReserved {
        lines = List.copyOf(lines);
    }
}
