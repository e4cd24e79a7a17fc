package io.millrace.users.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReleased;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.contracts.users.UsersEvent;
import io.millrace.testing.events.EventProbe;
import io.millrace.users.UsersTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** Events that come twice, in the wrong order, and all of them once more from the beginning. */
@UsersTest
class CreditReplayApplicationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EventProbe probe;
    private final CreditTable credits;
    private final ReservationTable reservations;
    private final DatabaseClient database;

    private final String user = "user " + UUID.randomUUID();
    private final OrderPlaced standing = Orders.placed(user, 50_000);
    private final OrderPlaced calledOff = Orders.placed(user, 60_000);
    private final OrderPlaced rejectedFirst = Orders.placed(user, 70_000);
    private final OrderPlaced refused = Orders.placed(user, 500_000);
    private final List<OrderPlaced> orders = List.of(standing, calledOff, rejectedFirst, refused);

    /** In the order in which they come, with their ids. */
    private final Map<UUID, OrdersEvent> history = new LinkedHashMap<>();

    CreditReplayApplicationTests(
            @Autowired EventProbe probe,
            @Autowired CreditTable credits,
            @Autowired ReservationTable reservations,
            @Autowired DatabaseClient database) {
        this.probe = probe;
        this.credits = credits;
        this.reservations = reservations;
        this.database = database;
        Stream.of(
                        Orders.rejected(rejectedFirst),
                        standing,
                        calledOff,
                        rejectedFirst,
                        refused,
                        Orders.cancelled(calledOff),
                        Orders.rejected(refused))
                .forEach(event -> history.put(UUID.randomUUID(), event));
    }

    @Test
    void everyEventTwiceAndADifferentOrderEndAsTheyShould() {
        playTwice();

        assertThat(reserved()).isEqualTo(50_000);
        assertThat(states()).containsExactly("RESERVED", "RELEASED", "RELEASED", "REFUSED");
        awaitAnswers();
    }

    @Test
    void aGroupThatIsResetToTheBeginningChangesNothingThoughTheInboxHasForgotten() {
        playTwice();
        awaitAnswers();
        var states = states();
        history.keySet().forEach(this::forget);

        playTwice();

        assertThat(reserved()).isEqualTo(50_000);
        assertThat(states()).isEqualTo(states);
        awaitAnswers();
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

    private long reserved() {
        return credits.find(user).block().reserved();
    }

    private List<String> states() {
        return orders.stream()
                .map(order -> reservations.find(order.orderId()).block().state().name())
                .toList();
    }

    /** Answers to different orders do not wait for each other. */
    private void awaitAnswers() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(answers())
                        .containsExactly(
                                List.of(CreditReserved.class),
                                List.of(CreditReserved.class, CreditReleased.class),
                                List.of(),
                                List.of(CreditRejected.class)));
    }

    private List<List<Class<?>>> answers() {
        return orders.stream().map(this::answersTo).toList();
    }

    private List<Class<?>> answersTo(OrderPlaced order) {
        return Stream.of(CreditReserved.class, CreditRejected.class, CreditReleased.class)
                .<UsersEvent>flatMap(type -> probe.events(type).stream())
                .filter(event -> event.key().equals(order.key()))
                .<Class<?>>map(Object::getClass)
                .toList();
    }
}
