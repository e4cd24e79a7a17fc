package io.millrace.orders.placing;

import io.millrace.orders.order.Order;
import io.millrace.orders.order.OrderChanges;
import io.millrace.orders.order.OrderLine;
import io.millrace.orders.order.Orders;
import io.millrace.orders.pricing.Price;
import io.millrace.orders.pricing.Prices;
import io.millrace.starter.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/**
 * Places an order: once for each idempotency key, at the prices of this moment, told to the others by the outbox.
 * Prices are fetched before the transaction, so that no lock waits for another service.
 */
final class OrderPlacement {

    private final IdempotencyKeys keys;
    private final Prices prices;
    private final Orders orders;
    private final OrderChanges changes;
    private final TransactionalOperator transaction;
    private final IdGenerator ids;
    private final Clock clock;

    OrderPlacement(
            IdempotencyKeys keys,
            Prices prices,
            Orders orders,
            OrderChanges changes,
            TransactionalOperator transaction,
            IdGenerator ids,
            Clock clock) {
        this.keys = keys;
        this.prices = prices;
        this.orders = orders;
        this.changes = changes;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** The order that this key stands for: placed now, or as it is by now where the key was used before. */
    Mono<Order> place(String user, String key, OrderRequest request) {
        return earlier(user, key, request).switchIfEmpty(Mono.defer(() -> placeNew(user, key, request)));
    }

    private Mono<Order> earlier(String user, String key, OrderRequest request) {
        return keys.find(user, key).flatMap(use -> use.isFor(request) ? orders.find(use.order()) : keyReused());
    }

    private static Mono<Order> keyReused() {
        return Mono.error(new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT, "This Idempotency-Key was used for another order."));
    }

    private Mono<Order> placeNew(String user, String key, OrderRequest request) {
        request.refuseRepeatedProducts();
        return prices.of(request.productIds())
                .map(known -> order(user, request, known))
                .flatMap(order -> store(order, key, request));
    }

    private Order order(String user, OrderRequest request, Map<UUID, Price> known) {
        var lines = request.lines().stream().map(line -> priced(line, known)).toList();
        try {
            return Order.place(ids.generateId(), user, lines, now());
        } catch (ArithmeticException e) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "The order's total is too large.", e);
        }
    }

    /** As exact as PostgreSQL keeps it, so that an order reads the same ever after. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OrderLine priced(OrderRequest.Line line, Map<UUID, Price> known) {
        var price = known.get(line.productId());
        if (price == null || price.retired()) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "Product %s can't be ordered.".formatted(line.productId()));
        }
        return new OrderLine(line.productId(), price.name(), line.quantity(), price.unitPrice());
    }

    private Mono<Order> store(Order order, String key, OrderRequest request) {
        return keys.claim(order.userId(), key, request.hash(), order.id())
                .flatMap(claimed -> claimed ? changes.place(order) : earlier(order.userId(), key, request))
                .as(transaction::transactional);
    }
}
