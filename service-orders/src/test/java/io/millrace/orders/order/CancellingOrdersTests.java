package io.millrace.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.orders.OrdersTest;
import io.millrace.testing.tokens.Tokens;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

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
        await().untilAsserted(() ->
                assertThat(told(id)).isEqualTo(List.of(OrderPlaced.class, OrderConfirmed.class, OrderCancelled.class)));
    }

    @Test
    void whoeverAsksAgainIsToldAnythingOnlyOnceItHasChanged() {
        var id = placed(token);
        var first = ask(id, "\"none\"").expectStatus().isOk().returnResult(Void.class);
        var tag = Objects.requireNonNull(first.getResponseHeaders().getETag());
        assertThat(first.getResponseHeaders().getCacheControl()).isEqualTo("no-cache, private");

        ask(id, tag).expectStatus().isNotModified().expectBody().isEmpty();
        cancel(token, id).expectStatus().isAccepted();
        ask(id, tag)
                .expectStatus()
                .isOk()
                .expectBody(OrderView.class)
                .value(order -> assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED));
        get(token, "/api/orders").expectHeader().valueEquals(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private ResponseSpec ask(UUID id, String ifNoneMatch) {
        return client.get()
                .uri("/api/orders/{id}", id)
                .headers(headers -> headers.setBearerAuth(token))
                .header(HttpHeaders.IF_NONE_MATCH, ifNoneMatch)
                .exchange();
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

        awaitToldSoFar();
        await().untilAsserted(() -> assertThat(told(id)).isEqualTo(List.of(OrderPlaced.class, OrderCancelled.class)));
        assertThat(statuses(id)).containsExactly(OrderStatus.PENDING, OrderStatus.CANCELLED);
    }

    @Test
    void aRejectedOrderIs409() {
        var id = placed(token);
        events.publish(stockRejected(id));
        awaitStatus(token, id, OrderStatus.REJECTED);

        cancel(token, id).expectStatus().isEqualTo(409).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);

        awaitToldSoFar();
        await().untilAsserted(() -> assertThat(told(id)).isEqualTo(List.of(OrderPlaced.class, OrderRejected.class)));
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

    private List<OrderStatus> statuses(UUID id) {
        return Objects.requireNonNull(order(token, id).history()).stream()
                .map(StatusChange::status)
                .toList();
    }
}
