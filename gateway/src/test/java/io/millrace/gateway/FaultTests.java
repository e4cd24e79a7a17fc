package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.millrace.testing.tokens.Tokens;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** What goes wrong behind the gateway, or before it, and whom that is held against. */
class FaultTests extends GatewayTest {

    private static final int PLACES = 4;

    @Autowired
    private BulkheadRegistry bulkheads;

    @LocalServerPort
    private int port;

    @Test
    void aServiceThatSpeaksNoHttpIs502() {
        CATALOG.behave(StubService::talkingNonsense);

        client.get()
                .uri("/api/products")
                .exchange()
                .expectStatus()
                .isEqualTo(502)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(failed("catalog")).isEqualTo(1);
    }

    @Test
    void anAnswerThatBreaksInTheMiddleEndsTheConnection() {
        CATALOG.behave(StubService::breaking);

        try (var wire = new Wire(port)) {
            var answer =
                    wire.send("GET /api/products HTTP/1.1", "Host: localhost").readToTheEnd();

            assertThat(answer).startsWith("HTTP/1.1 200 OK").doesNotEndWith("0\r\n\r\n");
        }
        await().untilAsserted(() -> assertThat(failed("catalog")).isEqualTo(1));
    }

    @Test
    void anAnswerWithoutEndIsEndedByItsTimeLimitAndGivesItsPlaceBack() {
        CATALOG.behave(StubService::dripping);

        try (var wire = new Wire(port)) {
            var answer =
                    wire.send("GET /api/products HTTP/1.1", "Host: localhost").readToTheEnd();

            assertThat(answer).startsWith("HTTP/1.1 200 OK").doesNotEndWith("0\r\n\r\n");
        }
        await().untilAsserted(() -> assertThat(freePlaces("catalog")).isEqualTo(PLACES));
    }

    @Test
    void anAnswerThatGoesOnHoldsItsPlace() {
        CATALOG.behave(StubService::dripping);

        try (var wire = new Wire(port)) {
            wire.send("GET /api/products HTTP/1.1", "Host: localhost").readUntil("\r\n\r\n");

            assertThat(freePlaces("catalog")).isEqualTo(PLACES - 1);
        }
        await().untilAsserted(() -> assertThat(freePlaces("catalog")).isEqualTo(PLACES));
    }

    @Test
    void nothingIsLeftOfAnAnswerThatBrokeBeforeAnyOfItWasSentOn() {
        CATALOG.behave(StubService::promising);

        client.get()
                .uri("/api/products")
                .exchange()
                .expectStatus()
                .isEqualTo(502)
                .expectHeader()
                .value(HttpHeaders.CACHE_CONTROL, sent -> assertThat(sent).doesNotContain("600"));
    }

    @Test
    void aReadingCallWhoseConnectionBreaksIsTriedOnceMore() {
        CATALOG.behave(first(StubService::hangingUp));
        var before = CATALOG.calls();

        client.get().uri("/api/products").exchange().expectStatus().isOk();

        assertThat(CATALOG.calls() - before).isEqualTo(2);
        assertThat(failed("catalog")).isEqualTo(1);
        await().untilAsserted(() -> assertThat(
                        breakers.circuitBreaker("catalog").getMetrics().getNumberOfSuccessfulCalls())
                .isEqualTo(1));
    }

    @Test
    void itIsTriedNoMoreThanOnceMore() {
        CATALOG.behave(StubService::hangingUp);
        var before = CATALOG.calls();

        client.head().uri("/api/products").exchange().expectStatus().isEqualTo(502);

        assertThat(CATALOG.calls() - before).isEqualTo(2);
        assertThat(failed("catalog")).isEqualTo(2);
    }

    @Test
    void aCallThatChangesSomethingIsNeverTriedAgain() {
        CATALOG.behave(StubService::hangingUp);
        var before = CATALOG.calls();

        client.method(HttpMethod.DELETE)
                .uri("/api/products/1")
                .headers(headers -> headers.setBearerAuth(Tokens.admin()))
                .exchange()
                .expectStatus()
                .isEqualTo(502);

        assertThat(CATALOG.calls() - before).isEqualTo(1);
    }

    @Test
    void anAnswerIsAnAnswerWhateverItsStatus() {
        CATALOG.behave(StubService::failing);
        var before = CATALOG.calls();

        client.get().uri("/api/products").exchange().expectStatus().isEqualTo(500);

        assertThat(CATALOG.calls() - before).isEqualTo(1);
    }

    @Test
    void aServicesOwn429IsNoFailure() {
        CATALOG.behave(StubService::overloaded);

        IntStream.range(0, 10)
                .forEach(call -> client.get()
                        .uri("/api/products")
                        .exchange()
                        .expectStatus()
                        .isEqualTo(429));

        assertThat(failed("catalog")).isZero();
        assertThat(breakers.circuitBreaker("catalog").getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void clientsThatGoAwayGiveTheirPlacesBackAndSayNothingOfTheService() {
        CATALOG.behave(StubService::hanging);
        var calls = IntStream.range(0, PLACES)
                .mapToObj(call -> WebClient.create("http://localhost:" + port)
                        .get()
                        .uri("/api/products")
                        .retrieve()
                        .toBodilessEntity()
                        .subscribe())
                .toList();
        await().until(() -> freePlaces("catalog") == 0);

        calls.forEach(call -> call.dispose());

        await().until(() -> freePlaces("catalog") == PLACES);
        assertThat(breakers.circuitBreaker("catalog").getMetrics().getNumberOfBufferedCalls())
                .isZero();
    }

    @Test
    void aBodyThatDoesNotComeIs408AndNoFailureOfTheService() {
        try (var wire = new Wire(port)) {
            var answer = wire.send("POST /api/auth/login HTTP/1.1", "Host: localhost", "Content-Length: 20")
                    .write("{")
                    .readUntil("\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
        }
        assertThat(failed("auth")).isZero();
    }

    @Test
    void aBodyThatIsTooLargeIsNoFailureOfTheService() {
        client.post()
                .uri("/api/auth/login")
                .body(Flux.just("x".repeat(1024 * 1024), "x"), String.class)
                .exchange()
                .expectStatus()
                .isEqualTo(413);

        assertThat(failed("auth")).isZero();
    }

    @Test
    void anOpenBreakerSaysHowLongItStaysSo() {
        breakers.circuitBreaker("catalog").transitionToOpenState();

        client.get()
                .uri("/api/products")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals(HttpHeaders.RETRY_AFTER, "1");
    }

    private static BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> first(
            BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> behaviour) {
        var calls = new AtomicInteger();
        return (request, response) ->
                calls.getAndIncrement() == 0 ? behaviour.apply(request, response) : StubService.ok(request, response);
    }

    private int failed(String breaker) {
        return breakers.circuitBreaker(breaker).getMetrics().getNumberOfFailedCalls();
    }

    private int freePlaces(String bulkhead) {
        return bulkheads.bulkhead(bulkhead).getMetrics().getAvailableConcurrentCalls();
    }
}
