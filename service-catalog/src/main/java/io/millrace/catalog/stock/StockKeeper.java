package io.millrace.catalog.stock;

import io.millrace.catalog.product.Product;
import io.millrace.catalog.product.ProductTable;
import io.millrace.contracts.catalog.StockAdjusted;
import io.millrace.starter.messaging.outbox.Outbox;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Adds stock and takes it out by hand. A retired product's too: what is left of it must go somewhere. */
@Service
public final class StockKeeper {

    /** What is in stock fits an integer even after all that is set aside for orders has come back. */
    static final int GREATEST_STOCK = 100_000_000;

    private final ProductTable products;
    private final StockTable table;
    private final Outbox outbox;
    private final TransactionalOperator transaction;

    StockKeeper(ProductTable products, StockTable table, Outbox outbox, TransactionalOperator transaction) {
        this.products = products;
        this.table = table;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** Changes a product's stock, by no more than is available; answers the product as it then is. */
    public Mono<Product> change(UUID productId, StockChange change) {
        return products.lock(productId)
                .flatMap(product -> change(product, change))
                .as(transaction::transactional);
    }

    private Mono<Product> change(Product product, StockChange change) {
        var available = product.available() + change.change();
        if (available < 0) {
            return Mono.error(StockLimitException.tooLittle(product.available()));
        }
        if (available > GREATEST_STOCK) {
            return Mono.error(StockLimitException.tooMuch(GREATEST_STOCK));
        }
        return write(product.withAvailable(available), change);
    }

    private Mono<Product> write(Product changed, StockChange why) {
        return table.write(changed, why)
                .then(outbox.add(adjusted(changed, why)))
                .thenReturn(changed);
    }

    private static StockAdjusted adjusted(Product changed, StockChange why) {
        return new StockAdjusted(
                changed.id(), why.change(), why.reason(), changed.available(), changed.stockRevision());
    }
}
