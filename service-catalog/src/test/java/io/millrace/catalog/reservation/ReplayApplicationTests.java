package io.millrace.catalog.reservation;

import static io.millrace.catalog.reservation.Orders.line;
import static io.millrace.catalog.reservation.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.catalog.shelf.Shelf;
import io.millrace.contracts.catalog.CatalogEvent;
import io.millrace.contracts.catalog.StockRejected;
import io.millrace.contracts.catalog.StockReleased;
import io.millrace.contracts.catalog.StockReserved;
import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Events that come twice, in the wrong order, and all of them once more from the beginning. */
@IntegrationTest
class ReplayApplicationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Autowired
    private WebTestClient client;

    @Autowired
    private EventProbe probe;

    @Autowired
    private DatabaseClient database;

    private Shelf shelf;
    private UUID pan;
    private List<OrderPlaced> orders;

    /** In the order in which they come, with their ids. */
    private final Map<UUID, OrdersEvent> history = new LinkedHashMap<>();

    @BeforeEach
    void write() {
        shelf = new Shelf(client);
        pan = shelf.add(20).id();
        var standing = placed(line(pan, 1));
        var calledOff = placed(line(pan, 2));
        var rejectedFirst = placed(line(pan, 3));
        var refused = placed(line(pan, 100));
        orders = List.of(standing, calledOff, rejectedFirst, refused);
        Stream.of(
                        rejected(rejectedFirst),
                        standing,
                        calledOff,
                        rejectedFirst,
                        refused,
                        new OrderCancelled(calledOff.orderId(), calledOff.userId()),
                        rejected(refused))
                .forEach(event -> history.put(UUID.randomUUID(), event));
    }

    @Test
    void everyEventTwiceAndADifferentOrderEndAsTheyShould() {
        playTwice();

        assertEnd();
    }

    @Test
    void aGroupThatIsResetToTheBeginningChangesNothingThoughTheInboxHasForgotten() {
        playTwice();
        assertEnd();
        history.keySet().forEach(this::forget);

        playTwice();

        assertEnd();
    }

    private void assertEnd() {
        assertThat(shelf.find(pan).stock()).isEqualTo(19);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(orders.stream().map(this::answersTo))
                        .containsExactly(
                                List.of(StockReserved.class),
                                List.of(StockReserved.class, StockReleased.class),
                                List.of(),
                                List.of(StockRejected.class)));
    }

    private void playTwice() {
        history.forEach((id, event) -> {
            probe.publish(event, id);
            probe.publish(event, id);
        });
        orders.forEach(order -> Handled.allAbout(order.key(), probe));
    }

    private void forget(UUID event) {
        database.sql("DELETE FROM messaging.inbox WHERE event_id = :event")
                .bind("event", event)
                .then()
                .block();
    }

    private List<Class<?>> answersTo(OrderPlaced order) {
        return Stream.of(StockReserved.class, StockRejected.class, StockReleased.class)
                .<CatalogEvent>flatMap(type -> probe.events(type).stream())
                .filter(event -> event.key().equals(order.key()))
                .<Class<?>>map(Object::getClass)
                .toList();
    }

    private static OrderRejected rejected(OrderPlaced order) {
        return new OrderRejected(order.orderId(), order.userId(), RejectionReason.CREDIT_EXCEEDED);
    }
}
