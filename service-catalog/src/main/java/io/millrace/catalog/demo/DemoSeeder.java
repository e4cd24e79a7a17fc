package io.millrace.catalog.demo;

import io.millrace.catalog.editing.ProductEditor;
import io.millrace.catalog.product.PriceProperties;
import io.millrace.catalog.stock.StockChange;
import io.millrace.catalog.stock.StockKeeper;
import io.millrace.starter.preparation.Preparation;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts the demo's products on the shelves, those that are not there yet. They are added the way an administrator would
 * add them, so the other services hear of them.
 */
final class DemoSeeder implements Preparation {

    private static final Logger log = LoggerFactory.getLogger(DemoSeeder.class);

    private final List<DemoProduct> products;
    private final DemoTable table;
    private final ProductEditor editor;
    private final StockKeeper keeper;
    private final PriceProperties prices;
    private final TransactionalOperator transaction;

    DemoSeeder(
            List<DemoProduct> products,
            DemoTable table,
            ProductEditor editor,
            StockKeeper keeper,
            PriceProperties prices,
            TransactionalOperator transaction) {
        this.products = List.copyOf(products);
        this.table = table;
        this.editor = editor;
        this.keeper = keeper;
        this.prices = prices;
        this.transaction = transaction;
    }

    @Override
    public Mono<Void> prepare() {
        return seed().then();
    }

    /** Adds what is missing, all of it or nothing, and tells how many that were. */
    Mono<Long> seed() {
        return table.lock()
                .then(missing())
                .flatMap(this::add)
                .as(transaction::transactional)
                .doOnNext(added -> log.info("Added {} of {} demo products", added, products.size()));
    }

    private Mono<List<DemoProduct>> missing() {
        return table.known(products.stream().map(DemoProduct::sku).toList())
                .map(known -> products.stream()
                        .filter(product -> !known.contains(product.sku()))
                        .toList());
    }

    private Mono<Long> add(List<DemoProduct> missing) {
        return Flux.fromIterable(missing).concatMap(this::add).count();
    }

    private Mono<?> add(DemoProduct product) {
        return editor.add(product.details(prices.currency()))
                .flatMap(added -> keeper.change(added.id(), new StockChange(product.stock(), "Demo", "demo")));
    }
}
