package io.millrace.gateway.graphql.catalog;

import io.millrace.contracts.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product as catalog answers it, which leaves {@code retired} out of those that are not. */
public record Product(
        UUID id,
        String sku,
        String name,
        String description,
        String category,
        Money price,
        int stock,
        long version,
        @Nullable Boolean retired) {

    public Product {
        retired = Boolean.TRUE.equals(retired);
    }
}
