package io.millrace.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.Money;
import io.millrace.contracts.catalog.StockLine;
import io.millrace.contracts.catalog.StockRejected;
import io.millrace.contracts.catalog.StockReserved;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.orders.OrdersTest;
import io.millrace.testing.tokens.Tokens;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderSagaTests extends OrdersTest {

    private static final Money PRICE = new Money(100, "EUR");

    private final String user = UUID.randomUUID().toString();
    private final String token = Tokens.customer(user);

    @Test
    void anOrderIsConfirmedWhenStockAndCreditAreReserved() {
        var id = placed();

        events.publish(stockReserved(id));
        events.publish(creditReserved(id));

        events.awaitEvent(OrderConfirmed.class, event -> event.orderId().equals(id));
        assertThat(order(id).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void refusedStockRejectsWithItsCause() {
        var outOfStock = placed();
        var unknown = placed();

        events.publish(new StockRejected(outOfStock, StockRejected.Cause.OUT_OF_STOCK, List.of()));
        events.publish(new StockRejected(unknown, StockRejected.Cause.UNKNOWN_PRODUCT, List.of()));

        assertThat(rejection(outOfStock)).isEqualTo(RejectionReason.OUT_OF_STOCK);
        assertThat(rejection(unknown)).isEqualTo(RejectionReason.UNKNOWN_PRODUCT);
        assertThat(order(outOfStock).reason()).isEqualTo(RejectionReason.OUT_OF_STOCK);
    }

    @Test
    void refusedCreditRejectsThoughStockWasReserved() {
        var id = placed();

        events.publish(stockReserved(id));
        events.publish(new CreditRejected(id, user, PRICE, PRICE));

        assertThat(rejection(id)).isEqualTo(RejectionReason.CREDIT_EXCEEDED);
    }

    @Test
    void anAnswerDeliveredTwiceDoesNotStandForTheOther() {
        var id = placed();
        var other = placed();
        var answer = stockReserved(id);

        var eventId = events.publish(answer);
        events.publish(answer, eventId);
        events.publish(answer);
        confirm(other);

        assertThat(order(id).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void aLateAnswerChangesNothing() {
        var id = placed();
        events.publish(new CreditRejected(id, user, PRICE, PRICE));
        rejection(id);

        events.publish(stockReserved(id));
        events.publish(creditReserved(id));
        confirm(placed());

        assertThat(order(id).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(events.events(OrderConfirmed.class))
                .noneMatch(event -> event.orderId().equals(id));
    }

    @Test
    void anAnswerToAnOrderThatNobodyKnowsHoldsUpNobody() {
        events.publish(stockReserved(UUID.randomUUID()));

        confirm(placed());
    }

    /** Whatever was published before has been handled when this returns. */
    private void confirm(UUID id) {
        events.publish(stockReserved(id));
        events.publish(creditReserved(id));
        await().untilAsserted(() -> assertThat(order(id).status()).isEqualTo(OrderStatus.CONFIRMED));
    }

    private UUID placed() {
        var answer = place(token, newKey(), lines(line(CATALOG.product(PRICE.amount()), 1)))
                .expectStatus()
                .isAccepted()
                .expectBody(OrderView.class)
                .returnResult();
        return Objects.requireNonNull(answer.getResponseBody()).id();
    }

    private OrderView order(UUID id) {
        return Objects.requireNonNull(get(token, "/api/orders/" + id)
                .expectBody(OrderView.class)
                .returnResult()
                .getResponseBody());
    }

    private RejectionReason rejection(UUID id) {
        return events.awaitEvent(OrderRejected.class, event -> event.orderId().equals(id))
                .reason();
    }

    private StockReserved stockReserved(UUID id) {
        return new StockReserved(id, List.of(new StockLine(UUID.randomUUID(), 1, 0, 1)));
    }

    private CreditReserved creditReserved(UUID id) {
        return new CreditReserved(id, user, PRICE);
    }
}
