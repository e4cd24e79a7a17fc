package io.millrace.catalog.reservation;

import io.millrace.contracts.catalog.StockRejected;
import io.millrace.contracts.catalog.StockReleased;
import io.millrace.contracts.catalog.StockReserved;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.starter.messaging.outbox.Outbox;
import io.millrace.starter.observability.InTrace;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Sets stock aside for orders and gives it back. Both run in the transaction of the event that asks for it. The
 * order's row is taken first and stays for good, so of any number of deliveries one acts; then come the products, in
 * the order of their ids, so orders over the same products wait for each other and never in a circle.
 */
@Service
final class Reservations {

    private static final Logger log = LoggerFactory.getLogger(Reservations.class);

    private final ReservationTable table;
    private final ReservedStock stock;
    private final Outbox outbox;

    Reservations(ReservationTable table, ReservedStock stock, Outbox outbox) {
        this.table = table;
        this.stock = stock;
        this.outbox = outbox;
    }

    /** Sets stock aside for all lines or none, unless the order was seen before: placed, or already released. */
    Mono<Void> reserve(OrderPlaced order) {
        return table.take(order.orderId(), Standing.RESERVED)
                .filter(Standing::awaitsDecision)
                .flatMap(undecided -> decide(order.orderId(), Demand.of(order)));
    }

    private Mono<Void> decide(UUID orderId, Demand demand) {
        return stock.lock(demand)
                .flatMap(levels -> demand.refusal(levels)
                        .map(refusal -> refuse(orderId, refusal))
                        .orElseGet(() -> setAside(orderId, demand)));
    }

    private Mono<Void> setAside(UUID orderId, Demand demand) {
        return stock.take(orderId, demand)
                .flatMap(lines -> outbox.add(new StockReserved(orderId, lines)))
                .then(logged(orderId, Standing.RESERVED));
    }

    private Mono<Void> refuse(UUID orderId, Demand.Refusal refusal) {
        return table.change(orderId, Standing.REFUSED)
                .then(outbox.add(new StockRejected(orderId, refusal.cause(), refusal.productIds())))
                .then(logged(orderId, Standing.REFUSED));
    }

    /** Gives back what is set aside for the order; where nothing is, sees to it that nothing will be. */
    Mono<Void> release(UUID orderId) {
        return table.take(orderId, Standing.RELEASED)
                .filter(Standing::holdsStock)
                .flatMap(held -> giveBack(orderId));
    }

    private Mono<Void> giveBack(UUID orderId) {
        return table.change(orderId, Standing.RELEASED)
                .then(stock.giveBack(orderId))
                .filter(lines -> !lines.isEmpty())
                .flatMap(lines -> outbox.add(new StockReleased(orderId, lines)))
                .then(logged(orderId, Standing.RELEASED));
    }

    private static Mono<Void> logged(UUID orderId, Standing standing) {
        return InTrace.log(() -> log.info("Order {}: its stock is {}", orderId, standing));
    }
}
