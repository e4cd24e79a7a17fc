package io.millrace.orders.saga;

import io.millrace.contracts.catalog.StockRejected;
import io.millrace.contracts.catalog.StockReserved;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.orders.order.Order;
import io.millrace.orders.order.OrderChanges;
import reactor.core.publisher.Mono;

/**
 * What an order becomes as catalog and users answer. An answer to an order that nobody knows, or that is decided,
 * changes nothing.
 */
final class OrderSaga {

    private final OrderChanges changes;

    OrderSaga(OrderChanges changes) {
        this.changes = changes;
    }

    Mono<Void> on(StockReserved reserved) {
        return changes.apply(reserved.orderId(), Order::withStock).then();
    }

    Mono<Void> on(CreditReserved reserved) {
        return changes.apply(reserved.orderId(), Order::withCredit).then();
    }

    Mono<Void> on(StockRejected rejected) {
        var reason = switch (rejected.cause()) {
            case OUT_OF_STOCK -> RejectionReason.OUT_OF_STOCK;
            case UNKNOWN_PRODUCT -> RejectionReason.UNKNOWN_PRODUCT;
        };
        return changes.apply(rejected.orderId(), order -> order.rejected(reason))
                .then();
    }

    Mono<Void> on(CreditRejected rejected) {
        return changes.apply(rejected.orderId(), order -> order.rejected(RejectionReason.CREDIT_EXCEEDED))
                .then();
    }
}
