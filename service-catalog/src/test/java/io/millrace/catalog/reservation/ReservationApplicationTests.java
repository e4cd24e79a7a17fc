package io.millrace.catalog.reservation;

import static io.millrace.catalog.reservation.Orders.line;
import static io.millrace.catalog.reservation.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.catalog.shelf.Shelf;
import io.millrace.contracts.catalog.CatalogEvent;
import io.millrace.contracts.catalog.StockLine;
import io.millrace.contracts.catalog.StockRejected;
import io.millrace.contracts.catalog.StockRejected.Cause;
import io.millrace.contracts.catalog.StockReleased;
import io.millrace.contracts.catalog.StockReserved;
import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class ReservationApplicationTests {

    @Autowired
    private WebTestClient client;

    @Autowired
    private EventProbe probe;

    private Shelf shelf;

    @BeforeEach
    void openShelf() {
        shelf = new Shelf(client);
    }

    @Test
    void anOrderGetsItsStock() {
        var pan = shelf.add(10).id();
        var pot = shelf.add(5).id();
        var order = placed(line(pan, 3), line(pot, 5));

        probe.publish(order);

        assertThat(reserved(order.orderId()).lines())
                .containsExactlyInAnyOrder(new StockLine(pan, 3, 7, 2), new StockLine(pot, 5, 0, 2));
        assertThat(stockOf(pan)).isEqualTo(7);
        assertThat(stockOf(pot)).isZero();
    }

    @Test
    void anOrderThatCantHaveAllGetsNothing() {
        var pan = shelf.add(10).id();
        var pot = shelf.add(5).id();
        var order = placed(line(pan, 3), line(pot, 6));

        probe.publish(order);

        assertThat(rejected(order.orderId()))
                .isEqualTo(new StockRejected(order.orderId(), Cause.OUT_OF_STOCK, List.of(pot)));
        assertThat(stockOf(pan)).isEqualTo(10);
    }

    @Test
    void whatNobodySellsCantBeReserved() {
        var pan = shelf.add(10).id();
        var gone = shelf.add(10).id();
        var unheardOf = UUID.randomUUID();
        shelf.delete(gone, "*").expectStatus().isNoContent();
        var order = placed(line(pan, 1), line(gone, 1), line(unheardOf, 1));

        probe.publish(order);

        var rejected = rejected(order.orderId());
        assertThat(rejected.cause()).isEqualTo(Cause.UNKNOWN_PRODUCT);
        assertThat(rejected.productIds()).containsExactlyInAnyOrder(gone, unheardOf);
        assertThat(stockOf(pan)).isEqualTo(10);
    }

    @Test
    void aCancelledOrderGivesItsStockBack() {
        var pan = shelf.add(10).id();
        var order = placed(line(pan, 3));
        probe.publish(order);

        probe.publish(new OrderCancelled(order.orderId(), order.userId()));

        assertThat(released(order.orderId()).lines()).containsExactly(new StockLine(pan, 3, 10, 3));
        assertThat(stockOf(pan)).isEqualTo(10);
    }

    @Test
    void aRejectedOrderGivesItsStockBackOnceEvenWhenCancelledToo() {
        var pan = shelf.add(10).id();
        var order = placed(line(pan, 3));
        probe.publish(order);

        probe.publish(new OrderRejected(order.orderId(), order.userId(), RejectionReason.CREDIT_EXCEEDED));
        probe.publish(new OrderCancelled(order.orderId(), order.userId()));
        Handled.allAbout(order.key(), probe);

        assertThat(stockOf(pan)).isEqualTo(10);
        await().untilAsserted(() ->
                assertThat(answersTo(order.orderId(), StockReleased.class)).hasSize(1));
    }

    @Test
    void anOrderThatGotNothingGivesNothingBack() {
        var pan = shelf.add(2).id();
        var order = placed(line(pan, 3));
        probe.publish(order);

        probe.publish(new OrderRejected(order.orderId(), order.userId(), RejectionReason.OUT_OF_STOCK));
        Handled.allAbout(order.key(), probe);

        assertThat(stockOf(pan)).isEqualTo(2);
        assertThat(answersTo(order.orderId(), StockReleased.class)).isEmpty();
    }

    @Test
    void anOrderThatWasCalledOffBeforeItCameGetsNothingAndNoAnswer() {
        var pan = shelf.add(10).id();
        var order = placed(line(pan, 3));

        probe.publish(new OrderCancelled(order.orderId(), order.userId()));
        probe.publish(order);
        Handled.allAbout(order.key(), probe);

        assertThat(stockOf(pan)).isEqualTo(10);
        assertThat(answersTo(order.orderId(), StockReserved.class)).isEmpty();
        assertThat(answersTo(order.orderId(), StockReleased.class)).isEmpty();
    }

    @Test
    void anOrderThatIsToldAgainReservesOnce() {
        var pan = shelf.add(10).id();
        var order = placed(line(pan, 3));

        var event = probe.publish(order);
        probe.publish(order, event);
        probe.publish(order);
        Handled.allAbout(order.key(), probe);

        assertThat(stockOf(pan)).isEqualTo(7);
        await().untilAsserted(() ->
                assertThat(answersTo(order.orderId(), StockReserved.class)).hasSize(1));
    }

    @Test
    void anOrderThatIsToldAgainAfterItsEndReservesNothing() {
        var pan = shelf.add(10).id();
        var order = placed(line(pan, 3));
        probe.publish(order);
        probe.publish(new OrderCancelled(order.orderId(), order.userId()));

        probe.publish(order);
        Handled.allAbout(order.key(), probe);

        assertThat(stockOf(pan)).isEqualTo(10);
    }

    private StockReserved reserved(UUID orderId) {
        return probe.awaitEvent(StockReserved.class, event -> event.orderId().equals(orderId));
    }

    private StockRejected rejected(UUID orderId) {
        return probe.awaitEvent(StockRejected.class, event -> event.orderId().equals(orderId));
    }

    private StockReleased released(UUID orderId) {
        return probe.awaitEvent(StockReleased.class, event -> event.orderId().equals(orderId));
    }

    private List<? extends CatalogEvent> answersTo(UUID orderId, Class<? extends CatalogEvent> type) {
        return probe.events(type).stream()
                .filter(event -> event.key().equals(orderId.toString()))
                .toList();
    }

    private int stockOf(UUID productId) {
        return shelf.find(productId).stock();
    }
}
