package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.starter.paging.Cursor;
import io.millrace.testing.tokens.Tokens;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What can be read, and what it costs the services. */
class GraphQlQueryTests extends GraphQlTest {

    static final String ORDERS_WITH_PRODUCTS = """
            { me { orders(first: 100) { edges { cursor node { id total { amount } placedAt
              lines { name product { id name price { amount } retired } } } } } } }""";

    @Test
    void productsAreAConnectionWhoseEveryItemHasACursor() {
        answer(CATALOG, request -> page(product(id(1).toString()), product(id(2).toString())));

        ask("""
                { products(query: "wa ter", category: "c&d", first: 2, after: "x") {
                  edges { cursor node { id name price { amount currency } stock version retired } }
                  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }""")
                .jsonPath("$.errors")
                .doesNotExist()
                .jsonPath("$.data.products.edges[1].node.id")
                .isEqualTo(id(2).toString())
                .jsonPath("$.data.products.edges[0].cursor")
                .isEqualTo(new Cursor(id(1)).encode())
                .jsonPath("$.data.products.edges[0].node.retired")
                .isEqualTo(false)
                .jsonPath("$.data.products.pageInfo.hasNextPage")
                .isEqualTo(true)
                .jsonPath("$.data.products.pageInfo.hasPreviousPage")
                .isEqualTo(true)
                .jsonPath("$.data.products.pageInfo.endCursor")
                .isEqualTo(new Cursor(id(2)).encode());
        assertThat(ASKED).containsExactly("GET /api/products?query=wa%20ter&category=c%26d&limit=2&after=x");
    }

    @Test
    void aPageOfOrdersWithTheirProductsIsOneCallToEachService() {
        answer(ORDERS, request -> page(order(1, 11, 12), order(2, 12, 13), order(3, 11, 12, 13)));

        askAsCustomer(ORDERS_WITH_PRODUCTS)
                .jsonPath("$.errors")
                .doesNotExist()
                .jsonPath("$.data.me.orders.edges[2].node.lines[1].product.id")
                .isEqualTo(id(12).toString())
                .jsonPath("$.data.me.orders.edges[0].node.total.amount")
                .isEqualTo(5_000_000_000L)
                .jsonPath("$.data.me.orders.edges[0].node.placedAt")
                .isEqualTo("2026-11-24T10:00:00.123456Z");

        assertThat(asked("/api/orders")).containsExactly("GET /api/orders?limit=100");
        assertThat(asked("/api/products")).hasSize(1);
        assertThat(idsOf(asked("/api/products").getFirst()))
                .containsExactlyInAnyOrder(id(11).toString(), id(12).toString(), id(13).toString());
        assertThat(asked("/api/users")).isEmpty();
    }

    @Test
    void moreThanAHundredProductsAreSeveralCallsAndOneThatFailsTakesItsOwnAlone() {
        answer(
                ORDERS,
                request -> page(IntStream.range(0, 25)
                        .mapToObj(order -> order(
                                order,
                                IntStream.range(10 * order, 10 * order + 10).toArray()))
                        .toArray(String[]::new)));
        behave(
                CATALOG,
                (request, response) -> idsOf(request.uri()).size() == 50
                        ? StubService.failing(request, response)
                        : response.header("content-type", "application/json")
                                .sendString(Mono.just(products(idsOf(request.uri())))));

        var answer = body(ORDERS_WITH_PRODUCTS);

        assertThat(asked("/api/products").stream().map(call -> idsOf(call).size()))
                .containsExactlyInAnyOrder(100, 100, 50);
        assertThat(answer.get("errors")).hasSize(50);
    }

    @Test
    void productsByIdShareACallWithThoseOfTheirLevel() {
        ask("{ a: product(id: \"%s\") { name } b: product(id: \"%s\") { name } c: product(id: \"%s\") { name } }"
                        .formatted(id(1), id(2), id(1)))
                .jsonPath("$.data.c.name")
                .isEqualTo("n " + id(1));

        assertThat(ASKED).hasSize(1);
    }

    @Test
    void oneWhoIsAskedForTwiceIsOneCallToUsers() {
        answer(
                USERS,
                request -> request.uri().endsWith("/credit")
                        ? """
                                {"limit":{"amount":200000,"currency":"EUR"},"reserved":{"amount":1,"currency":"EUR"},
                                "available":{"amount":199999,"currency":"EUR"}}"""
                        : "{\"email\":\"ada@example.test\",\"displayName\":\"Ada\"}");

        askAsCustomer("{ me { id email displayName credit { limit { amount } available { amount currency } } } }")
                .jsonPath("$.data.me.id")
                .isEqualTo("ada")
                .jsonPath("$.data.me.email")
                .isEqualTo("ada@example.test")
                .jsonPath("$.data.me.credit.available.amount")
                .isEqualTo(199_999);

        assertThat(ASKED).containsExactlyInAnyOrder("GET /api/users/me", "GET /api/users/me/credit");
    }

    @Test
    void fieldsThatNeedARoleSaySoAndLeaveTheRest() {
        var query = "{ products { edges { cursor } } me { id } order(id: \"%s\") { id } }".formatted(id(1));

        assertThat(codes(body(query, null))).isEqualTo(Map.of("/me", "UNAUTHENTICATED", "/order", "UNAUTHENTICATED"));
        assertThat(asked("/api/orders")).isEmpty();
    }

    @Test
    void theTokenGoesOnAndABadOneIs401() {
        var token = Tokens.customer();
        var seen = new AtomicReference<String>();
        answer(ORDERS, request -> {
            seen.set(request.requestHeaders().get("Authorization")
                    + request.requestHeaders().contains("traceparent"));
            return order(1);
        });

        ask("{ order(id: \"%s\") { id } }".formatted(id(1)), token)
                .jsonPath("$.data.order.id")
                .isEqualTo(id(1).toString());

        assertThat(seen.get()).isEqualTo("Bearer " + token + true);
        client.post()
                .uri("/graphql")
                .headers(headers -> headers.setBearerAuth(Tokens.expired()))
                .bodyValue(Map.of("query", "{ products { edges { cursor } } }"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void unknownThingsAreNullWithAnError() {
        answer(CATALOG, request -> "{\"items\":[]}");
        refuse(ORDERS, 404, "{\"detail\":\"There is no such order.\"}");

        var answer = body("{ product(id: \"%s\") { id } order(id: \"%s\") { id } me { id } }".formatted(id(1), id(1)));

        assertThat(codes(answer)).isEqualTo(Map.of("/product", "NOT_FOUND", "/order", "NOT_FOUND"));
    }

    @Test
    void idsAndPagesThatAreNoneAreBadRequestsAndReachNobody() {
        var answer = body("""
                { a: product(id: "../users/me") { id } b: order(id: "x") { id } c: products(first: 0) { edges { cursor } }
                  d: products(first: 101) { edges { cursor } } e: products(first: -1) { edges { cursor } } }""");

        assertThat(codes(answer).values()).hasSize(5).containsOnly("BAD_REQUEST");
        assertThat(answer.get("errors").toString())
                .contains("{\"field\":\"first\",\"message\":\"must be from 1 to 100\"}");
        assertThat(ASKED).isEmpty();
    }

    @Test
    void aStatusThatIsNewIsNullAndNoError() {
        answer(ORDERS, request -> order(1).replace("PENDING", "SHIPPED"));

        askAsCustomer("{ order(id: \"%s\") { id status } }".formatted(id(1)))
                .jsonPath("$.errors")
                .doesNotExist()
                .jsonPath("$.data.order.status")
                .isEqualTo(null);
    }
}
