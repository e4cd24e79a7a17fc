package io.millrace.catalog.product;

import io.millrace.contracts.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A product as callers see it.
 *
 * @param stock what can still be ordered
 * @param retired true where it no longer can be, absent otherwise
 */
public record ProductResponse(
        UUID id,
        String sku,
        String name,
        String description,
        String category,
        Money price,
        int stock,
        long version,
        @Nullable Boolean retired) {

    /** The product as callers see it. */
    static ProductResponse of(Product product) {
        var details = product.details();
        return new ProductResponse(
                product.id(),
                details.sku(),
                details.name(),
                details.description(),
                details.category(),
                details.price(),
                product.available(),
                product.version(),
                product.retired() ? true : null);
    }

    /** An answer that is this product, with its {@code ETag}. */
    public static ResponseEntity<ProductResponse> answer(ResponseEntity.BodyBuilder answer, Product product) {
        return answer.eTag(product.etag()).body(of(product));
    }
}
