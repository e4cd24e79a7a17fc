package io.millrace.catalog.editing;

import io.millrace.catalog.product.PriceProperties;
import io.millrace.catalog.product.Product;
import io.millrace.catalog.product.ProductDetails;
import io.millrace.catalog.product.ProductTable;
import io.millrace.contracts.catalog.ProductRetired;
import io.millrace.starter.messaging.outbox.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/** Changes products. Each change and what the other services are told of it are one transaction. */
@Service
public final class ProductEditor {

    private final ProductTable products;
    private final EditingTable table;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final PriceProperties prices;
    private final IdGenerator ids;
    private final Clock clock;

    ProductEditor(
            ProductTable products,
            EditingTable table,
            Outbox outbox,
            TransactionalOperator transaction,
            PriceProperties prices,
            IdGenerator ids,
            Clock clock) {
        this.products = products;
        this.table = table;
        this.outbox = outbox;
        this.transaction = transaction;
        this.prices = prices;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds a product, of which nothing is in stock yet. */
    public Mono<Product> add(ProductDetails details) {
        return inOurCurrency(details)
                .map(checked -> Product.added(ids.generateId(), checked))
                .flatMap(this::insert)
                .as(change -> withUniqueSku(change, details));
    }

    private Mono<Product> insert(Product added) {
        return table.insert(added, clock.instant())
                .then(outbox.add(EditEvents.added(added)))
                .thenReturn(added);
    }

    /** Gives a product other details; the same ones change nothing and are no edit. */
    Mono<Product> replace(UUID id, IfMatch ifMatch, ProductDetails details) {
        return inOurCurrency(details)
                .then(products.lock(id))
                .flatMap(product -> edit(product, ifMatch, details))
                .as(change -> withUniqueSku(change, details));
    }

    private Mono<Product> edit(Product product, IfMatch ifMatch, ProductDetails details) {
        if (!ifMatch.allows(product.version())) {
            return Mono.error(new StaleVersionException());
        }
        if (product.retired()) {
            return Mono.error(new RetiredProductException());
        }
        return product.details().equals(details) ? Mono.just(product) : update(product, product.edited(details));
    }

    private Mono<Product> update(Product before, Product after) {
        return table.update(after)
                .then(outbox.add(EditEvents.between(before, after)))
                .thenReturn(after);
    }

    /** Takes a product out of the range; asked again, for an answer that got lost, it changes nothing. */
    Mono<Void> retire(UUID id, IfMatch ifMatch) {
        return products.lock(id).flatMap(product -> retire(product, ifMatch)).as(transaction::transactional);
    }

    private Mono<Void> retire(Product product, IfMatch ifMatch) {
        if (product.retired() && ifMatch.allows(product.version() - 1)) {
            return Mono.empty();
        }
        if (!ifMatch.allows(product.version())) {
            return Mono.error(new StaleVersionException());
        }
        return product.retired() ? Mono.empty() : writeRetired(product.retire());
    }

    private Mono<Void> writeRetired(Product retired) {
        return table.update(retired).then(outbox.add(new ProductRetired(retired.id(), retired.version())));
    }

    private Mono<ProductDetails> inOurCurrency(ProductDetails details) {
        return details.price().currency().equals(prices.currency())
                ? Mono.just(details)
                : Mono.error(() -> new WrongCurrencyException(prices.currency()));
    }

    private Mono<Product> withUniqueSku(Mono<Product> change, ProductDetails details) {
        return change.as(transaction::transactional)
                .onErrorMap(DuplicateKeyException.class, taken -> new SkuTakenException(details.sku(), taken));
    }
}
