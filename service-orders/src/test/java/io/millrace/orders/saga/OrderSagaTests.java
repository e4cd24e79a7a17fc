package io.millrace.orders.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.catalog.StockRejected;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.orders.OrdersTest;
import io.millrace.orders.order.OrderStatus;
import io.millrace.testing.tokens.Tokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderSagaTests extends OrdersTest {

    private final String token = Tokens.customer();

    @Test
    void anOrderIsConfirmedWhenStockAndCreditAreReserved() {
        var id = placed(token);

        events.publish(stockReserved(id));
        events.publish(creditReserved(id));

        events.awaitEvent(OrderConfirmed.class, event -> event.orderId().equals(id));
        assertThat(order(token, id).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void refusedStockRejectsWithItsCause() {
        var outOfStock = placed(token);
        var unknown = placed(token);

        events.publish(stockRejected(outOfStock));
        events.publish(new StockRejected(unknown, StockRejected.Cause.UNKNOWN_PRODUCT, List.of()));

        assertThat(rejection(outOfStock)).isEqualTo(RejectionReason.OUT_OF_STOCK);
        assertThat(rejection(unknown)).isEqualTo(RejectionReason.UNKNOWN_PRODUCT);
        assertThat(order(token, outOfStock).reason()).isEqualTo(RejectionReason.OUT_OF_STOCK);
    }

    @Test
    void refusedCreditRejectsThoughStockWasReserved() {
        var id = placed(token);

        events.publish(stockReserved(id));
        events.publish(creditRejected(id));

        assertThat(rejection(id)).isEqualTo(RejectionReason.CREDIT_EXCEEDED);
    }

    @Test
    void anAnswerDeliveredTwiceDoesNotStandForTheOther() {
        var id = placed(token);
        var other = placed(token);
        var answer = stockReserved(id);

        var eventId = events.publish(answer);
        events.publish(answer, eventId);
        events.publish(answer);
        confirm(token, other);

        assertThat(order(token, id).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void anAnswerToAnOrderThatNobodyKnowsHoldsUpNobody() {
        events.publish(stockReserved(UUID.randomUUID()));

        confirm(token, placed(token));
    }

    private RejectionReason rejection(UUID id) {
        return events.awaitEvent(OrderRejected.class, event -> event.orderId().equals(id))
                .reason();
    }
}
