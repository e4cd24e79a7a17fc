package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * What a time limit ends. Limits are short here, as these tests wait them out, and in no other test: there a busy machine
 * would reach them.
 */
@TestPropertySource(
        properties = {
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=4s",
            "resilience4j.timelimiter.configs.default.timeout-duration=8s",
        })
class TimeLimitTests extends GatewayTest {

    @LocalServerPort
    private int port;

    @Test
    void aServiceThatHangsIs504AndThatIsItsFailure() {
        CATALOG.behave(StubService::hanging);

        client.get().uri("/api/products").exchange().expectStatus().isEqualTo(504);
        assertThat(failed("catalog")).isEqualTo(1);
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
    void aBodyThatDoesNotComeIs408AndNoFailureOfTheService() {
        try (var wire = new Wire(port)) {
            var answer = wire.send("POST /api/auth/login HTTP/1.1", "Host: localhost", "Content-Length: 20")
                    .write("{")
                    .readUntil("\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
        }
        assertThat(failed("auth")).isZero();
    }
}
