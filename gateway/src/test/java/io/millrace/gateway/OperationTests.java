package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What operators see of a service that fails. */
class OperationTests extends GatewayTest {

    @LocalManagementPort
    private int management;

    @Test
    void anOpenBreakerShowsAndTakesNobodyOutOfService() {
        openBreaker("catalog");

        assertThat(read("/actuator/prometheus"))
                .containsPattern("resilience4j_circuitbreaker_state\\{[^}]*name=\"catalog\"[^}]*state=\"open\"[^}]*} 1")
                .containsPattern("resilience4j_circuitbreaker_state\\{[^}]*name=\"orders\"[^}]*state=\"open\"[^}]*} 0")
                .contains("resilience4j_bulkhead_available_concurrent_calls")
                .contains("millrace_gateway_streams");
        assertThat(read("/actuator/health"))
                .startsWith("{")
                .contains("\"state\":\"OPEN\"")
                .doesNotContain("DOWN");
        assertThat(read("/actuator/health/readiness")).contains("UP").doesNotContain("circuit");
    }

    private String read(String path) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + management)
                .responseTimeout(PATIENCE)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024))
                .build()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .collectList()
                .map(lines -> String.join("\n", lines))
                .block();
    }
}
