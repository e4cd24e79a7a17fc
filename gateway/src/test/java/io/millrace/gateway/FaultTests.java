package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.millrace.starter.problem.ProblemTranslator;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.netty.channel.AbortedException;

/** What goes wrong behind the gateway, or before it, and whom that is held against. */
class FaultTests extends GatewayTest {

    @Autowired
    private ObjectProvider<ProblemTranslator> translators;

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
    void anAnswerThatGoesOnHoldsItsPlace() {
        CATALOG.behave(StubService::dripping);

        try (var wire = new Wire(port)) {
            wire.send("GET /api/products HTTP/1.1", "Host: localhost").readUntil("\r\n\r\n");

            assertThat(freePlaces("catalog")).isEqualTo(PLACES - 1);
        }
        await().untilAsserted(() -> assertThat(freePlaces("catalog")).isEqualTo(PLACES));
    }

    @Test
    void nothingIsLeftOfAnAnswerThatBrokeBeforeAnyOfItWasSentOnAndItIsNotAskedForAgain() {
        CATALOG.behave(StubService::promising);
        var before = CATALOG.calls();

        client.get()
                .uri("/api/products")
                .exchange()
                .expectStatus()
                .isEqualTo(502)
                .expectHeader()
                .value(HttpHeaders.CACHE_CONTROL, sent -> assertThat(sent).doesNotContain("600"));
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
        CATALOG.behave(StubService::dripping);
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

    /** An open breaker lets one call through after a while: were that place lost, it would never close. */
    @Test
    void aClientThatGoesAwayWhileTheBreakerTriesTheServiceLeavesTheTryToTheNext() {
        CATALOG.behave(StubService::hanging);
        var breaker = breakers.circuitBreaker("catalog");
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        var before = CATALOG.calls();
        var call = WebClient.create("http://localhost:" + port)
                .get()
                .uri("/api/products")
                .retrieve()
                .toBodilessEntity()
                .subscribe();
        await().until(() -> CATALOG.calls() > before);

        call.dispose();
        CATALOG.recover();

        await().untilAsserted(() ->
                client.get().uri("/api/products").exchange().expectStatus().isOk());
        await().untilAsserted(() -> assertThat(breaker.getState()).isEqualTo(State.CLOSED));
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

    /** All services take such a connection for the client's: here it is the service's, and told as that first. */
    @Test
    void aConnectionThatClosesAsAServiceIsAboutToBeAskedIs502() {
        assertThat(translators
                        .orderedStream()
                        .map(translator -> translator.translate(AbortedException.beforeSend()))
                        .filter(Objects::nonNull)
                        .findFirst())
                .get()
                .extracting(ErrorResponse::getStatusCode)
                .isEqualTo(HttpStatus.BAD_GATEWAY);
    }

    /** Log-ins, whose breaker waits longer here than a test takes. */
    @Test
    void anOpenBreakerSaysHowLongItStaysSo() {
        breakers.circuitBreaker("auth").transitionToOpenState();

        client.post()
                .uri("/api/auth/login")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .value(
                        HttpHeaders.RETRY_AFTER,
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(30, 60));
    }
}
