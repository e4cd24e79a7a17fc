package io.millrace.orders.order;

import io.millrace.contracts.catalog.StockRejected;
import io.millrace.contracts.catalog.StockReserved;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.starter.messaging.outbox.Outbox;
import java.util.UUID;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * What an order becomes as catalog and users answer. Answers to one order wait for each other at its row, and an answer
 * to an order that nobody knows, or that is decided, changes nothing.
 */
final class OrderSaga {

    private final Orders orders;
    private final Outbox outbox;

    OrderSaga(Orders orders, Outbox outbox) {
        this.orders = orders;
        this.outbox = outbox;
    }

    Mono<Void> on(StockReserved reserved) {
        return change(reserved.orderId(), Order::withStock);
    }

    Mono<Void> on(CreditReserved reserved) {
        return change(reserved.orderId(), Order::withCredit);
    }

    Mono<Void> on(StockRejected rejected) {
        var reason = switch (rejected.cause()) {
            case OUT_OF_STOCK -> RejectionReason.OUT_OF_STOCK;
            case UNKNOWN_PRODUCT -> RejectionReason.UNKNOWN_PRODUCT;
        };
        return change(rejected.orderId(), order -> order.rejected(reason));
    }

    Mono<Void> on(CreditRejected rejected) {
        return change(rejected.orderId(), order -> order.rejected(RejectionReason.CREDIT_EXCEEDED));
    }

    private Mono<Void> change(UUID id, UnaryOperator<Order> answer) {
        return orders.lock(id).filter(Order::isPending).map(answer).flatMap(this::store);
    }

    private Mono<Void> store(Order order) {
        return orders.update(order).then(Mono.justOrEmpty(order.outcome())).flatMap(outbox::add);
    }
}
