package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.millrace.testing.tokens.Tokens;
import java.time.Duration;
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

class IsolationTests extends GatewayTest {

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
    void aServiceThatHangsIs504() {
        CATALOG.behave(StubService::hanging);

        status().isEqualTo(504);
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
        await().untilAsserted(() ->
                assertThat(breakers.circuitBreaker("catalog").getState()).isEqualTo(State.OPEN));
        var before = CATALOG.calls();

        status().isEqualTo(503);
        assertThat(CATALOG.calls()).isEqualTo(before);

        CATALOG.recover();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> status().isOk());
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
        CATALOG.behave(StubService::hanging);

        var answers = Flux.range(0, 12).flatMap(call -> get(), 12).collectList().block();

        assertThat(answers).filteredOn(answer -> answer.value() == 504).hasSize(4);
        assertThat(answers).filteredOn(answer -> answer.value() == 503).hasSize(8);
        assertThat(breakers.circuitBreaker("catalog").getMetrics().getNumberOfFailedCalls())
                .isEqualTo(4);
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
