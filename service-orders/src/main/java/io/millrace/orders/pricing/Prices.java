package io.millrace.orders.pricing;

import io.millrace.starter.problem.ProblemException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The prices that hold for an order placed now. */
public final class Prices {

    private static final Logger log = LoggerFactory.getLogger(Prices.class);

    private final CatalogPrices catalog;
    private final PriceList list;

    Prices(CatalogPrices catalog, PriceList list) {
        this.catalog = catalog;
        this.list = list;
    }

    /**
     * Prices by product: catalog's own, or those of the price list while catalog does not answer. A product that
     * catalog does not know is missing from the result. Fails with a 503 where neither source knows all products.
     */
    public Mono<Map<UUID, Price>> of(Collection<UUID> products) {
        return catalog.of(products)
                .onErrorResume(failure -> fromList(products, failure))
                .map(Prices::byProduct);
    }

    private Mono<Collection<Price>> fromList(Collection<UUID> products, Throwable failure) {
        log.debug("Catalog does not answer, so the price list serves", failure);
        return list.of(products)
                .filter(known -> known.size() == products.size())
                .switchIfEmpty(Mono.error(
                        () -> ProblemException.unavailable("Prices can't be found out at the moment.", failure)));
    }

    private static Map<UUID, Price> byProduct(Collection<Price> prices) {
        return prices.stream().collect(Collectors.toUnmodifiableMap(Price::productId, Function.identity()));
    }
}
