package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.millrace.testing.tokens.Tokens;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class IsolationTests extends GatewayTest {

    /** With those that get through too few to open the breaker: what it was told it then still knows. */
    private static final int SHED = 3;

    @LocalServerPort
    private int port;

    @Test
    void aServiceThatNobodyStartedIs503WithRetryAfter() {
        client.get()
                .uri("/api/orders")
                .headers(headers -> headers.setBearerAuth(Tokens.customer()))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals(HttpHeaders.RETRY_AFTER, "5")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The service behind this address is away at the moment.");
    }

    @Test
    void aServiceThatHangsUpIs502() {
        CATALOG.behave(StubService::hangingUp);

        status().isEqualTo(502);
    }

    @Test
    void aServicesOwnFailureGoesThroughAsItIs() {
        CATALOG.behave(StubService::failing);

        client.get()
                .uri("/api/products")
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("from the service");
    }

    @Test
    void aServiceThatKeepsFailingIsLeftInPeaceUntilItRecovers() {
        CATALOG.behave(StubService::failing);
        IntStream.range(0, 8).forEach(call -> status().isEqualTo(500));
        await().untilAsserted(() -> {
            var before = CATALOG.calls();
            status().isEqualTo(503);
            assertThat(CATALOG.calls()).isEqualTo(before);
        });

        CATALOG.recover();
        await().untilAsserted(() -> status().isOk());
        await().untilAsserted(() ->
                assertThat(breakers.circuitBreaker("catalog").getState()).isEqualTo(State.CLOSED));
    }

    @Test
    void oneOpenBreakerLeavesTheOtherServicesAlone() {
        openBreaker("catalog");

        client.get()
                .uri("/api/users/me")
                .headers(headers -> headers.setBearerAuth(Tokens.customer()))
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** It is slow on purpose, and so the first to have no room. */
    @Test
    void loginIsIsolatedFromTheRestOfUsers() {
        openBreaker("auth");

        client.post().uri("/api/auth/login").exchange().expectStatus().isEqualTo(503);
        client.get()
                .uri("/api/users/me")
                .headers(headers -> headers.setBearerAuth(Tokens.customer()))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void whatTheBulkheadHasNoRoomForIsShedAtOnce() {
        var allAreShed = Sinks.<Void>empty();
        var shed = new AtomicInteger();
        CATALOG.behave((request, response) ->
                allAreShed.asMono().then(Mono.defer(() -> Mono.from(StubService.ok(request, response)))));

        var answers = Flux.range(0, PLACES + SHED)
                .flatMap(
                        call -> get().doOnNext(answer -> {
                            if (answer.value() == 503 && shed.incrementAndGet() == SHED) {
                                allAreShed.tryEmitEmpty();
                            }
                        }),
                        PLACES + SHED)
                .collectList()
                .block(PATIENCE);

        assertThat(answers).filteredOn(answer -> answer.value() == 503).hasSize(SHED);
        assertThat(answers).filteredOn(answer -> answer.value() == 200).hasSize(PLACES);
        assertThat(failed("catalog")).isZero();
    }

    private Mono<HttpStatusCode> get() {
        return WebClient.create("http://localhost:" + port)
                .get()
                .uri("/api/products")
                .exchangeToMono(answer -> answer.releaseBody().thenReturn(answer.statusCode()));
    }

    private StatusAssertions status() {
        return client.get().uri("/api/products").exchange().expectStatus();
    }
}
