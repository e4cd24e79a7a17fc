package io.millrace.contracts.catalog;

import io.millrace.contracts.Money;
import java.util.UUID;

/** A product has another price from now on. Orders placed before keep theirs. */
public record PriceChanged(UUID productId, long version, Money price) implements CatalogEvent {

    @Override
    public String key() {
        return productId.toString();
    }
}
