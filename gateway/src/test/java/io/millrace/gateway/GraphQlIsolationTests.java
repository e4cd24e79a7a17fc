package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** What keeps the failures of one service from the rest of an operation. */
class GraphQlIsolationTests extends GraphQlTest {

    @Autowired
    private BulkheadRegistry bulkheads;

    @Test
    void whenCatalogIsAwayOrdersAreStillThere() {
        answer(ORDERS, request -> page(order(1, 11)));
        refuse(CATALOG, 503, "{\"status\":503,\"detail\":\"The database is away.\"}");

        askAsCustomer(GraphQlQueryTests.ORDERS_WITH_PRODUCTS)
                .jsonPath("$.data.me.orders.edges[0].node.lines[0].name")
                .isEqualTo("then")
                .jsonPath("$.data.me.orders.edges[0].node.lines[0].product")
                .isEqualTo(null)
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].path")
                .isEqualTo(List.of("me", "orders", "edges", 0, "node", "lines", 0, "product"))
                .jsonPath("$.errors[0].message")
                .isEqualTo("The database is away.")
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("UNAVAILABLE")
                .jsonPath("$.errors[0].extensions.retryAfter")
                .isEqualTo(7)
                .jsonPath("$.errors[0].extensions.traceId")
                .isNotEmpty();
    }

    @Test
    void whatIsAwaySlowOrNonsenseTakesNothingElseWithIt() {
        behave(USERS, StubService::hangingUp);
        behave(ORDERS, StubService::dripping);
        behave(
                CATALOG,
                (request, response) ->
                        response.header("content-type", "application/json").sendString(Mono.just("<html>")));

        var answer =
                body("{ me { id email orders { edges { cursor } } } product(id: \"%s\") { id } }".formatted(id(1)));

        assertThat(codes(answer))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/me/email", "UNAVAILABLE",
                        "/me/orders", "TIMEOUT",
                        "/product", "UNAVAILABLE"));
        assertThat(answer.toString()).doesNotContain("Exception").doesNotContain("reactor");
        assertThat(answer.at("/data/me/id").asString()).isEqualTo("ada");
    }

    @Test
    void theBreakersAreThoseOfTheRoutesAndRefusalsDoNotCount() {
        refuse(CATALOG, 400, "{\"detail\":\"no\"}");
        IntStream.range(0, 10).forEach(call -> ask("{ products { edges { cursor } } }"));
        assertThat(breakers.circuitBreaker("catalog").getState()).isEqualTo(State.CLOSED);

        refuse(CATALOG, 500, "{}");
        IntStream.range(0, 8).forEach(call -> ask("{ products { edges { cursor } } }"));
        assertThat(breakers.circuitBreaker("catalog").getState()).isEqualTo(State.OPEN);
        client.get().uri("/api/products").exchange().expectStatus().isEqualTo(503);
    }

    @Test
    void whatTheBulkheadHasNoRoomForIsShedAtOnceAndHeldAgainstNobody() {
        var bulkhead = bulkheads.bulkhead("catalog");
        var places = bulkhead.getMetrics().getAvailableConcurrentCalls();
        IntStream.range(0, places)
                .forEach(place -> assertThat(bulkhead.tryAcquirePermission()).isTrue());

        var answer = body("{ products { edges { cursor } } }");
        IntStream.range(0, places).forEach(place -> bulkhead.onComplete());

        assertThat(codes(answer)).isEqualTo(Map.of("/products", "UNAVAILABLE"));
        assertThat(ASKED).isEmpty();
        assertThat(breakers.circuitBreaker("catalog").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }
}
