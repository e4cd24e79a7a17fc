package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.testing.tokens.Tokens;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.springframework.http.HttpMethod;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** What is tried once more, and what is not. */
class RetryTests extends GatewayTest {

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

    /** With a goodbye, and without: a library might take the latter for a connection that was never used. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCallThatChangesSomethingIsNeverTriedAgain(boolean rudely) {
        CATALOG.behave(rudely ? StubService::resetting : StubService::hangingUp);
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

    private static BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> first(
            BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> behaviour) {
        var calls = new AtomicInteger();
        return (request, response) ->
                calls.getAndIncrement() == 0 ? behaviour.apply(request, response) : StubService.ok(request, response);
    }
}
