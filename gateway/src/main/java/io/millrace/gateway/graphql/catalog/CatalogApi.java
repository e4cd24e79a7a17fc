package io.millrace.gateway.graphql.catalog;

import io.millrace.starter.paging.Page;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/** The part of catalog's API that GraphQL needs. */
interface CatalogApi {

    @GetExchange("/api/products")
    Mono<Page<Product>> search(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    /** The products with these ids, at most 100, retired ones too; unknown ids are left out. */
    @GetExchange("/api/products")
    Mono<Page<Product>> byId(@RequestParam Collection<UUID> id);
}
