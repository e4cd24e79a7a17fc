package io.millrace.gateway.graphql.catalog;

import io.millrace.gateway.graphql.paging.Connection;
import io.millrace.gateway.graphql.paging.Ids;
import io.millrace.gateway.graphql.paging.PageArguments;
import io.millrace.gateway.graphql.remote.Isolation;
import io.millrace.gateway.graphql.remote.Isolations;
import io.millrace.starter.problem.ProblemException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Products for everyone to see. */
@Controller
final class ProductController {

    private final CatalogApi catalog;
    private final Isolation isolation;

    ProductController(CatalogApi catalog, Isolations isolations) {
        this.catalog = catalog;
        this.isolation = isolations.named(CatalogConfiguration.CATALOG);
    }

    @QueryMapping
    Mono<Connection<Product>> products(
            @Argument @Nullable String query,
            @Argument @Nullable String category,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        var page = PageArguments.of(first, after);
        return isolation
                .call(catalog.search(query, category, page.first(), page.after()))
                .map(found -> Connection.of(found, page, Product::id));
    }

    @QueryMapping
    CompletableFuture<Product> product(@Argument String id, DataLoader<UUID, ProductLookup> products) {
        return products.load(Ids.parse(id))
                .thenApply(lookup -> lookup.orThrow().orElseThrow(() -> ProblemException.notFound("product")));
    }
}
