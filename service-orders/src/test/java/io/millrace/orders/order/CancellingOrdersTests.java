package io.millrace.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.orders.OrdersTest;
import io.millrace.testing.tokens.Tokens;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class CancellingOrdersTests extends OrdersTest {

    private final String user = UUID.randomUUID().toString();
    private final String token = Tokens.customer(user);

    @Test
    void anOrderThatWaitsCanBeCalledOff() {
        var id = placed(token);

        cancel(token, id)
                .expectStatus()
                .isAccepted()
                .expectBody(OrderView.class)
                .value(order -> assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED));

        assertThat(events.awaitEvent(
                        OrderCancelled.class, event -> event.orderId().equals(id)))
                .isEqualTo(new OrderCancelled(id, user));
    }

    @Test
    void anOrderThatStandsCanBeCalledOff() {
        var id = placed(token);
        confirm(token, id);

        cancel(token, id).expectStatus().isAccepted();

        assertThat(statuses(id)).containsExactly(OrderStatus.PENDING, OrderStatus.CONFIRMED, OrderStatus.CANCELLED);
        events.awaitEvent(OrderCancelled.class, event -> event.orderId().equals(id));
        assertThat(told(id)).containsExactly(OrderPlaced.class, OrderConfirmed.class, OrderCancelled.class);
    }

    @Test
    void callingOffAgainIsTheSameAndIsToldOnce() {
        var id = placed(token);

        cancel(token, id).expectStatus().isAccepted();
        cancel(token, id)
                .expectStatus()
                .isAccepted()
                .expectBody(OrderView.class)
                .value(order -> assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED));

        sent();
        assertThat(told(id)).containsExactly(OrderPlaced.class, OrderCancelled.class);
        assertThat(statuses(id)).containsExactly(OrderStatus.PENDING, OrderStatus.CANCELLED);
    }

    @Test
    void aRejectedOrderIs409() {
        var id = placed(token);
        events.publish(stockRejected(id));
        awaitStatus(token, id, OrderStatus.REJECTED);

        cancel(token, id).expectStatus().isEqualTo(409).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);

        sent();
        assertThat(told(id)).containsExactly(OrderPlaced.class, OrderRejected.class);
    }

    @Test
    void onlyItsCustomerCanCallItOff() {
        var id = placed(token);

        cancel(Tokens.customer(), id).expectStatus().isNotFound();
        cancel(token, UUID.randomUUID()).expectStatus().isNotFound();
        cancel(Tokens.admin(), id).expectStatus().isForbidden();
        assertThat(order(token, id).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void anOrderShowsItsHistoryAndAListDoesNot() {
        var id = placed(token);
        events.publish(stockRejected(id));
        awaitStatus(token, id, OrderStatus.REJECTED);

        var order = order(token, id);
        var history = Objects.requireNonNull(order.history());
        assertThat(history).extracting(StatusChange::status).containsExactly(OrderStatus.PENDING, OrderStatus.REJECTED);
        assertThat(history.getFirst()).isEqualTo(new StatusChange(OrderStatus.PENDING, null, order.placedAt()));
        assertThat(history.getLast().reason()).isEqualTo(RejectionReason.OUT_OF_STOCK);
        assertThat(history.getLast().at()).isAfter(order.placedAt());
        get(token, "/api/orders")
                .expectBody()
                .jsonPath("$.items[0].status")
                .isEqualTo("REJECTED")
                .jsonPath("$.items[0].history")
                .doesNotExist();
    }

    /** What the others were told of this order, in the order in which they were told. */
    private List<Class<? extends OrdersEvent>> told(UUID id) {
        return Stream.of(OrderPlaced.class, OrderConfirmed.class, OrderRejected.class, OrderCancelled.class)
                .flatMap(type -> events.records(type).stream()
                        .filter(sent -> id.toString().equals(sent.key()))
                        .map(sent -> new Told(type, sent)))
                .sorted((one, other) ->
                        Long.compare(one.sent().offset(), other.sent().offset()))
                .<Class<? extends OrdersEvent>>map(Told::type)
                .toList();
    }

    /** Whatever was to be told before has been told when this returns. */
    private void sent() {
        var last = placed(token);
        events.awaitEvent(OrderPlaced.class, event -> event.orderId().equals(last));
    }

    private List<OrderStatus> statuses(UUID id) {
        return Objects.requireNonNull(order(token, id).history()).stream()
                .map(StatusChange::status)
                .toList();
    }

    private record Told(Class<? extends OrdersEvent> type, ConsumerRecord<String, byte[]> sent) {}
}
