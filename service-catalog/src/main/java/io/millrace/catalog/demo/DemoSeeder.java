package io.millrace.catalog.demo;

import io.millrace.catalog.editing.ProductEditor;
import io.millrace.catalog.product.PriceProperties;
import io.millrace.catalog.stock.StockChange;
import io.millrace.catalog.stock.StockKeeper;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Puts the demo's products on the shelves when the service starts, those that are not there yet. They are added the way
 * an administrator would, so the other services hear of them.
 */
final class DemoSeeder {

    private static final Logger log = LoggerFactory.getLogger(DemoSeeder.class);

    /** Enough for a database that is restarted meanwhile: the last tries are {@link #LONGEST_BACKOFF} apart. */
    private static final int TRIES = 20;

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(3);

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

    /** Spring subscribes to what a listener returns, and logs its failure. */
    @EventListener(ApplicationStartedEvent.class)
    Mono<Void> onStart() {
        return seed().retryWhen(Retry.backoff(TRIES, FIRST_BACKOFF).maxBackoff(LONGEST_BACKOFF))
                .doOnNext(added -> log.info("Added {} of {} demo products", added, products.size()))
                .then();
    }

    /** Adds what is missing, all of it or nothing, and tells how many that were. */
    Mono<Long> seed() {
        return table.lock().then(missing()).flatMap(this::add).as(transaction::transactional);
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
