package io.millrace.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.Money;
import io.millrace.contracts.catalog.StockLine;
import io.millrace.contracts.catalog.StockRejected;
import io.millrace.contracts.catalog.StockReserved;
import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.orders.order.OrderStatus;
import io.millrace.orders.order.OrderView;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import io.millrace.testing.tokens.Tokens;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/**
 * The whole service between a catalog that can be told to fail and an event probe for the other services. No order times
 * out by itself, however slow the machine: tests of timeouts say when.
 */
@IntegrationTest(properties = {"millrace.orders.streams.poll=500ms", "millrace.orders.timeout=1h"})
public abstract class OrdersTest {

    protected static final StubCatalog CATALOG = new StubCatalog();

    /** What a lamp costs. */
    protected static final Money PRICE = new Money(100, "EUR");

    @Autowired
    protected WebTestClient client;

    @Autowired
    protected EventProbe events;

    @DynamicPropertySource
    static void catalog(DynamicPropertyRegistry registry) {
        registry.add("millrace.services.catalog", CATALOG::url);
    }

    protected ResponseSpec place(String token, String key, String body) {
        return client.post()
                .uri("/api/orders")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** An order of one lamp, which waits for its answers. */
    protected UUID placed(String token) {
        return Objects.requireNonNull(place(token, newKey(), lines(line(CATALOG.product(PRICE.amount()), 1)))
                        .expectStatus()
                        .isAccepted()
                        .expectBody(OrderView.class)
                        .returnResult()
                        .getResponseBody())
                .id();
    }

    protected OrderView order(String token, UUID id) {
        return Objects.requireNonNull(get(token, "/api/orders/" + id)
                .expectStatus()
                .isOk()
                .expectBody(OrderView.class)
                .returnResult()
                .getResponseBody());
    }

    protected ResponseSpec cancel(String token, UUID id) {
        return client.post()
                .uri("/api/orders/{id}/cancel", id)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    /** Lets both answers come, and waits until they took effect: so has whatever was published before. */
    protected void confirm(String token, UUID id) {
        events.publish(stockReserved(id));
        events.publish(creditReserved(id));
        awaitStatus(token, id, OrderStatus.CONFIRMED);
    }

    protected void awaitStatus(String token, UUID id, OrderStatus status) {
        await().untilAsserted(() -> assertThat(order(token, id).status()).isEqualTo(status));
    }

    protected static StockReserved stockReserved(UUID order) {
        return new StockReserved(order, List.of(new StockLine(UUID.randomUUID(), 1, 0, 1)));
    }

    protected static StockRejected stockRejected(UUID order) {
        return new StockRejected(order, StockRejected.Cause.OUT_OF_STOCK, List.of());
    }

    protected static CreditReserved creditReserved(UUID order) {
        return new CreditReserved(order, "whose does not matter", PRICE);
    }

    protected static CreditRejected creditRejected(UUID order) {
        return new CreditRejected(order, "whose does not matter", PRICE, PRICE);
    }

    /** What the others were told of this order, in the order in which they were told. */
    protected List<? extends Class<? extends OrdersEvent>> told(UUID order) {
        record Told(Class<? extends OrdersEvent> type, long offset) {}
        return Stream.of(OrderPlaced.class, OrderConfirmed.class, OrderRejected.class, OrderCancelled.class)
                .flatMap(type -> events.records(type).stream()
                        .filter(sent -> order.toString().equals(sent.key()))
                        .map(sent -> new Told(type, sent.offset())))
                .sorted(Comparator.comparingLong(Told::offset))
                .map(Told::type)
                .toList();
    }

    /** Whatever was to be told before has been told when this returns. */
    protected void awaitToldSoFar() {
        var last = placed(Tokens.customer());
        events.awaitEvent(OrderPlaced.class, event -> event.orderId().equals(last));
    }

    protected ResponseSpec get(String token, String path) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    protected static String newKey() {
        return UUID.randomUUID().toString();
    }

    protected static String lines(String... lines) {
        return "{\"lines\":[" + String.join(",", lines) + "]}";
    }

    protected static String line(UUID product, Object quantity) {
        return "{\"productId\":\"%s\",\"quantity\":%s}".formatted(product, quantity);
    }
}
