package io.millrace.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Order placed = placed(line(2, 1_000), line(1, 500));

    @Test
    void aNewOrderIsPendingAndCostsTheSumOfItsLines() {
        assertThat(placed.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(placed.total()).isEqualTo(new Money(2_500, "EUR"));
        assertThat(placed.toEvent())
                .isInstanceOfSatisfying(
                        OrderPlaced.class, event -> assertThat(event.total()).isEqualTo(placed.total()));
    }

    @Test
    void oneAnswerAloneDecidesNothing() {
        assertThat(placed.withStock().status()).isEqualTo(OrderStatus.PENDING);
        assertThat(placed.withCredit().status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void bothAnswersConfirmInEitherOrder() {
        assertThat(placed.withStock().withCredit().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(placed.withCredit().withStock().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(placed.withCredit().withStock().toEvent())
                .isEqualTo(new OrderConfirmed(placed.id(), placed.userId()));
    }

    @Test
    void theSameAnswerTwiceDoesNotStandForTheOther() {
        assertThat(placed.withStock().withStock().status()).isEqualTo(OrderStatus.PENDING);
        assertThat(placed.withCredit().withCredit().status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void theFirstRefusalIsTheReason() {
        var rejected =
                placed.withStock().rejected(RejectionReason.CREDIT_EXCEEDED).rejected(RejectionReason.OUT_OF_STOCK);

        assertThat(rejected.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(rejected.reason()).isEqualTo(RejectionReason.CREDIT_EXCEEDED);
        assertThat(rejected.toEvent())
                .isEqualTo(new OrderRejected(placed.id(), placed.userId(), RejectionReason.CREDIT_EXCEEDED));
    }

    @Test
    void anAnswerToADecidedOrderChangesNothing() {
        var confirmed = placed.withStock().withCredit();
        var rejected = placed.rejected(RejectionReason.OUT_OF_STOCK);

        assertThat(confirmed.rejected(RejectionReason.OUT_OF_STOCK)).isSameAs(confirmed);
        assertThat(rejected.withStock().withCredit()).isSameAs(rejected);
    }

    @Test
    void anOrderThatNobodyDecidesInTimeIsRejected() {
        var late = placed.withStock().timedOut();

        assertThat(late.toEvent()).isEqualTo(new OrderRejected(placed.id(), placed.userId(), RejectionReason.TIMEOUT));
        assertThat(late.withCredit()).isSameAs(late);
    }

    @Test
    void whatIsDecidedDoesNotTimeOut() {
        var confirmed = placed.withStock().withCredit();
        var cancelled = placed.cancelled();
        var rejected = placed.rejected(RejectionReason.OUT_OF_STOCK);

        assertThat(confirmed.timedOut()).isSameAs(confirmed);
        assertThat(cancelled.timedOut()).isSameAs(cancelled);
        assertThat(rejected.timedOut()).isSameAs(rejected);
    }

    @Test
    void anOrderCanBeCancelledUnlessItWasRejected() {
        var rejected = placed.rejected(RejectionReason.OUT_OF_STOCK);

        assertThat(placed.cancelled().toEvent()).isEqualTo(new OrderCancelled(placed.id(), placed.userId()));
        assertThat(placed.withStock().withCredit().cancelled().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(rejected.cancelled()).isSameAs(rejected);
    }

    @Test
    void aCancelledOrderStaysSo() {
        var cancelled = placed.withStock().cancelled();

        assertThat(cancelled.withCredit()).isSameAs(cancelled);
        assertThat(cancelled.rejected(RejectionReason.OUT_OF_STOCK)).isSameAs(cancelled);
        assertThat(cancelled.cancelled()).isSameAs(cancelled);
    }

    @Test
    void aTotalThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> placed(line(2, Long.MAX_VALUE))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> placed(line(1, Long.MAX_VALUE), line(1, 1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void currenciesAreNotMixed() {
        var dollars = new OrderLine(UUID.randomUUID(), "Lamp", 1, new Money(100, "USD"));

        assertThatThrownBy(() -> placed(line(1, 100), dollars)).isInstanceOf(ArithmeticException.class);
    }

    private static Order placed(OrderLine... lines) {
        return Order.place(UUID.randomUUID(), "someone", List.of(lines), NOW);
    }

    private static OrderLine line(int quantity, long price) {
        return new OrderLine(UUID.randomUUID(), "Lamp", quantity, new Money(price, "EUR"));
    }
}
