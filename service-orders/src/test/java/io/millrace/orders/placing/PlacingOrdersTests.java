package io.millrace.orders.placing;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderedLine;
import io.millrace.orders.OrdersTest;
import io.millrace.orders.order.OrderLine;
import io.millrace.orders.order.OrderStatus;
import io.millrace.orders.order.OrderView;
import io.millrace.testing.tokens.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PlacingOrdersTests extends OrdersTest {

    private final String user = UUID.randomUUID().toString();
    private final String token = Tokens.customer(user);

    @LocalServerPort
    private int port;

    @Test
    void anOrderIsAcceptedAndToldToTheOthers() {
        var lamp = CATALOG.product(1_000);

        var id = id(place(token, newKey(), lines(line(lamp, 3)))
                .expectStatus()
                .isAccepted()
                .expectBody(OrderView.class)
                .value(order -> {
                    assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
                    assertThat(order.total()).isEqualTo(new Money(3_000, "EUR"));
                    assertThat(order.lines()).containsExactly(new OrderLine(lamp, "Lamp", 3, new Money(1_000, "EUR")));
                })
                .returnResult());

        var placed =
                events.awaitEvent(OrderPlaced.class, event -> event.orderId().equals(id));
        assertThat(placed.userId()).isEqualTo(user);
        assertThat(placed.lines()).containsExactly(new OrderedLine(lamp, 3, new Money(1_000, "EUR")));
        assertThat(placed.total()).isEqualTo(new Money(3_000, "EUR"));
    }

    @Test
    void itsLocationLeadsToIt() {
        var location = place(token, newKey(), lines(line(CATALOG.product(1), 1)))
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation();

        get(token, String.valueOf(location)).expectStatus().isOk();
        assertThat(location).hasNoHost();
    }

    @Test
    void theSameKeyWithTheSameOrderAnswersThatOrderWithoutAskingForPrices() {
        var body = lines(line(CATALOG.product(100), 1));
        var key = newKey();
        var first = id(place(token, key, body));
        var calls = CATALOG.calls();

        assertThat(id(place(token, key, "  " + body.replace(":", " : ")))).isEqualTo(first);
        assertThat(CATALOG.calls()).isEqualTo(calls);
    }

    @Test
    void theSameKeyWithAnotherOrderIs422() {
        var lamp = CATALOG.product(100);
        var key = newKey();
        place(token, key, lines(line(lamp, 1))).expectStatus().isAccepted();

        place(token, key, lines(line(lamp, 2))).expectStatus().isEqualTo(422);
    }

    @Test
    void theSameKeyOfTwoUsersMakesTwoOrders() {
        var body = lines(line(CATALOG.product(100), 1));
        var key = newKey();

        assertThat(id(place(token, key, body))).isNotEqualTo(id(place(Tokens.customer(), key, body)));
    }

    @Test
    void theSameKeyManyTimesAtOnceMakesOneOrder() {
        var body = lines(line(CATALOG.product(100), 1));
        var key = newKey();

        var ids = Flux.range(0, 8)
                .flatMap(call -> placeAsync(key, body), 8)
                .collectList()
                .block();

        assertThat(ids).hasSize(8).containsOnly(Objects.requireNonNull(ids).getFirst());
        get(token, "/api/orders").expectBody().jsonPath("$.items.length()").isEqualTo(1);
    }

    @Test
    void aProductThatCatalogDoesNotKnowOrHasRetiredIs422() {
        var retired = CATALOG.product(new Money(100, "EUR"), true);

        refused(lines(line(UUID.randomUUID(), 1)), 422);
        refused(lines(line(retired, 1)), 422);
    }

    @Test
    void aTotalThatDoesNotFitIs422() {
        refused(lines(line(CATALOG.product(Long.MAX_VALUE), 2)), 422);
    }

    @Test
    void aHundredLinesAreAnOrder() {
        var lines = IntStream.range(0, 100)
                .mapToObj(i -> line(CATALOG.product(1), 1_000))
                .toArray(String[]::new);

        place(token, newKey(), lines(lines))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.total.amount")
                .isEqualTo(100_000);
    }

    @Test
    void nothingIsStoredOfWhatIsRefused() {
        refused(lines(line(UUID.randomUUID(), 1)), 422);

        get(token, "/api/orders").expectBody().json("{\"items\":[]}");
    }

    @Test
    void anAdministratorMayNotOrder() {
        place(Tokens.admin(), newKey(), lines(line(CATALOG.product(1), 1)))
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void ordersAreTheirOwnersAndTheAdministrators() {
        var id = id(place(token, newKey(), lines(line(CATALOG.product(1), 1))));

        get(token, "/api/orders/" + id).expectStatus().isOk();
        get(Tokens.admin(), "/api/orders/" + id).expectStatus().isOk();
        get(Tokens.customer(), "/api/orders/" + id).expectStatus().isNotFound();
        get(token, "/api/orders/" + UUID.randomUUID()).expectStatus().isNotFound();
        get(token, "/api/orders/no-uuid").expectStatus().isBadRequest();
    }

    @Test
    void theListLeadsThroughAllOrdersNewestFirst() {
        var lamp = CATALOG.product(1);
        var placed = IntStream.range(0, 5)
                .mapToObj(i -> id(place(token, newKey(), lines(line(lamp, i + 1)))))
                .toList();

        var seen = new ArrayList<UUID>();
        @Nullable String path = "/api/orders?limit=2";
        while (path != null) {
            var page = get(token, path).expectBody(OrderPage.class).returnResult();
            Objects.requireNonNull(page.getResponseBody()).items().forEach(order -> seen.add(order.id()));
            path = nextOf(page.getResponseHeaders().getFirst("Link"));
        }

        assertThat(seen).containsExactlyElementsOf(placed.reversed());
    }

    @Test
    void aListWithABadLimitOrCursorIs400() {
        get(token, "/api/orders?limit=0").expectStatus().isBadRequest();
        get(token, "/api/orders?limit=101").expectStatus().isBadRequest();
        get(token, "/api/orders?limit=ten").expectStatus().isBadRequest();
        get(token, "/api/orders?after=nonsense").expectStatus().isBadRequest();
    }

    private void refused(String body, int status) {
        place(token, newKey(), body)
                .expectStatus()
                .isEqualTo(HttpStatusCode.valueOf(status))
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private Mono<UUID> placeAsync(String key, String body) {
        return WebClient.create("http://localhost:" + port)
                .post()
                .uri("/api/orders")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .retrieve()
                .bodyToMono(OrderView.class)
                .map(OrderView::id);
    }

    private static UUID id(ResponseSpec answer) {
        return id(answer.expectStatus().isAccepted().expectBody(OrderView.class).returnResult());
    }

    private static UUID id(EntityExchangeResult<OrderView> answer) {
        return Objects.requireNonNull(answer.getResponseBody()).id();
    }

    private static @Nullable String nextOf(@Nullable String link) {
        return link == null ? null : link.substring(1, link.indexOf('>'));
    }

    private record OrderPage(
            List<OrderView> items, @Nullable String next) {}
}
