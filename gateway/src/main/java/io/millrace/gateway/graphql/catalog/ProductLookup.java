package io.millrace.gateway.graphql.catalog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of looking one product up among others: it is there, it is not, or nobody could tell. */
public record ProductLookup(
        @Nullable Product product, @Nullable Throwable failure) {

    static final ProductLookup UNKNOWN = new ProductLookup(null, null);

    static ProductLookup found(Product product) {
        return new ProductLookup(product, null);
    }

    static ProductLookup failed(Throwable failure) {
        return new ProductLookup(null, failure);
    }

    /** The product, or nothing where catalog does not know it; fails where catalog could not be asked. */
    public Optional<Product> orThrow() {
        if (failure != null) {
            throw new LookupFailedException(failure);
        }
        return Optional.ofNullable(product);
    }
}
