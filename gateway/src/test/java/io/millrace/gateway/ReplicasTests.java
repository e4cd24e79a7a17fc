package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** One of the two replicas of users does not run. */
class ReplicasTests extends GatewayTest {

    @Test
    void aReplicaThatDoesNotRunIsPassedOverWhateverTheMethod() {
        USERS.behave((request, response) -> response.send(request.receive().retain()));

        IntStream.range(0, 20)
                .forEach(call -> client.post()
                        .uri("/api/auth/login")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{\"call\":" + call + "}")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .isEqualTo("{\"call\":" + call + "}"));

        var breaker = breakers.circuitBreaker("auth");
        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
    }
}
