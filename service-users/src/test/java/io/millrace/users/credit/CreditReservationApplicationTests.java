package io.millrace.users.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReleased;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.contracts.users.UsersEvent;
import io.millrace.testing.events.EventProbe;
import io.millrace.users.UsersClient;
import io.millrace.users.UsersClient.Customer;
import io.millrace.users.UsersTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@UsersTest
class CreditReservationApplicationTests {

    private final UsersClient users;
    private final EventProbe probe;

    private final Customer customer;

    CreditReservationApplicationTests(@Autowired WebTestClient http, @Autowired EventProbe probe) {
        this.users = new UsersClient(http);
        this.probe = probe;
        this.customer = users.newCustomer();
    }

    @Test
    void anOrderThatTheCreditCoversReservesItsTotal() {
        var order = place(150_000);
        assertThat(awaitAnswer(CreditReserved.class, order))
                .isEqualTo(new CreditReserved(order.orderId(), customer.id(), new Money(150_000, "EUR")));
        assertThat(reservedNow()).isEqualTo(150_000);
    }

    @Test
    void anOrderThatTheCreditDoesNotCoverIsRefusedAndReservesNothing() {
        awaitAnswer(CreditReserved.class, place(150_000));
        var order = place(50_001);
        assertThat(awaitAnswer(CreditRejected.class, order).available()).isEqualTo(new Money(50_000, "EUR"));
        assertThat(reservedNow()).isEqualTo(150_000);
    }

    @Test
    void anOrderThatWasCalledOffGivesItsTotalBack() {
        var order = place(150_000);
        probe.publish(Orders.cancelled(order));
        assertThat(awaitAnswer(CreditReleased.class, order).amount()).isEqualTo(new Money(150_000, "EUR"));
        assertThat(reservedNow()).isZero();
    }

    @Test
    void anOrderThatWasRejectedGivesItsTotalBackOnce() {
        var order = place(150_000);
        probe.publish(Orders.rejected(order));
        probe.publish(Orders.cancelled(order));
        awaitAnswer(CreditReleased.class, order);
        Handled.allAbout(order.key(), probe);
        await().untilAsserted(() -> assertThat(answersTo(order)).hasSize(2));
        assertThat(reservedNow()).isZero();
    }

    @Test
    void aRefusedOrderHasNothingToGiveBack() {
        var order = place(200_001);
        probe.publish(Orders.rejected(order));
        Handled.allAbout(order.key(), probe);
        await().untilAsserted(
                        () -> assertThat(answersTo(order)).hasSize(1).hasOnlyElementsOfType(CreditRejected.class));
        assertThat(reservedNow()).isZero();
    }

    @Test
    void anOrderThatComesAgainUnderAnotherIdReservesOnce() {
        var order = place(60_000);
        probe.publish(order);
        probe.publish(order, probe.publish(order));
        Handled.allAbout(order.key(), probe);
        await().untilAsserted(() -> assertThat(answersTo(order)).hasSize(1));
        assertThat(reservedNow()).isEqualTo(60_000);
    }

    @Test
    void anOrderThatComesAfterItsEndReservesNothingAndIsNotAnswered() {
        var order = Orders.placed(customer.id(), 60_000);
        probe.publish(Orders.rejected(order));
        probe.publish(order);
        Handled.allAbout(order.key(), probe);
        assertThat(answersTo(order)).isEmpty();
        assertThat(reservedNow()).isZero();
    }

    @Test
    void anOrderOfSomebodyNeverSeenIsJudgedByTheDefaultLimit() {
        var stranger = "stranger " + UUID.randomUUID();
        var order = Orders.placed(stranger, 200_000);
        probe.publish(order);
        assertThat(awaitAnswer(CreditReserved.class, order).userId()).isEqualTo(stranger);
    }

    @Test
    void anOrderInAnotherCurrencyHoldsUpNobody() {
        var order = Orders.placed(customer.id(), 60_000);
        probe.publish(new OrderPlaced(
                order.orderId(), order.userId(), order.lines(), new Money(60_000, "USD"), order.placedAt()));
        probe.publish(order);
        awaitAnswer(CreditReserved.class, order);
    }

    private OrderPlaced place(long total) {
        var order = Orders.placed(customer.id(), total);
        probe.publish(order);
        return order;
    }

    private <E extends UsersEvent> E awaitAnswer(Class<E> type, OrderPlaced order) {
        return probe.awaitEvent(type, event -> event.key().equals(order.key()));
    }

    private List<UsersEvent> answersTo(OrderPlaced order) {
        return List.of(CreditReserved.class, CreditRejected.class, CreditReleased.class).stream()
                .<UsersEvent>flatMap(type -> probe.events(type).stream())
                .filter(event -> event.key().equals(order.key()))
                .toList();
    }

    private long reservedNow() {
        return UsersClient.json(users.get("/api/users/me/credit", customer.token()))
                .at("/reserved/amount")
                .asLong();
    }
}
