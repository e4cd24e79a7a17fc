package io.millrace.gateway.graphql.catalog;

import io.millrace.gateway.graphql.remote.Isolation;
import io.millrace.starter.paging.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks up all products that one level of an operation needs, each once, with as few calls as catalog allows. */
final class ProductBatches {

    /** The most ids that catalog takes in one call. */
    private static final int LARGEST_BATCH = 100;

    /** Calls of one operation at the same time, so that a big page leaves places for others. */
    private static final int AT_ONCE = 4;

    private final CatalogApi catalog;
    private final Isolation isolation;

    ProductBatches(CatalogApi catalog, Isolation isolation) {
        this.catalog = catalog;
        this.isolation = isolation;
    }

    Mono<Map<UUID, ProductLookup>> load(Collection<UUID> ids) {
        return Flux.fromIterable(ids)
                .buffer(LARGEST_BATCH)
                .flatMap(this::batch, AT_ONCE)
                .flatMapIterable(Map::entrySet)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map<UUID, ProductLookup>> batch(List<UUID> ids) {
        return isolation
                .call(catalog.byId(ids))
                .map(page -> lookups(ids, page))
                .onErrorResume(failure -> Mono.just(each(ids, id -> ProductLookup.failed(failure))));
    }

    private static Map<UUID, ProductLookup> lookups(List<UUID> ids, Page<Product> page) {
        var found =
                page.items().stream().collect(Collectors.toMap(Product::id, ProductLookup::found, (one, same) -> one));
        return each(ids, id -> found.getOrDefault(id, ProductLookup.UNKNOWN));
    }

    private static Map<UUID, ProductLookup> each(List<UUID> ids, Function<UUID, ProductLookup> lookup) {
        return ids.stream().collect(Collectors.toMap(Function.identity(), lookup));
    }
}
