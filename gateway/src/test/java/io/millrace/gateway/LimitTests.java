package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.tokens.Tokens;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;

class LimitTests extends GatewayTest {

    private static final int USER_BURST = 20;
    private static final int ADDRESS_BURST = 60;

    @LocalManagementPort
    private int management;

    @Test
    void everyAnswerTellsTheLimit() {
        client.get()
                .uri("/api/products")
                .exchange()
                .expectHeader()
                .valueEquals("RateLimit-Policy", "\"address\";q=60;w=60")
                .expectHeader()
                .valueEquals("RateLimit", "\"address\";r=59;t=1");
    }

    @Test
    void aUserWhoAsksForTooMuchIsToldWhenToComeBackAndNobodyElseIs() {
        var anna = Tokens.customer();

        refusal(USER_BURST, () -> get("/api/users/me", anna))
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueMatches("RateLimit", "\"user\";r=0;t=\\d+")
                .expectHeader()
                .value(
                        HttpHeaders.RETRY_AFTER,
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, USER_BURST));
        get("/api/users/me", Tokens.customer()).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/products", "/api/orders"})
    void whoeverAnswersIsTheSame(String path) {
        assertThat(until429(ADDRESS_BURST, () -> client.get().uri(path).exchange()))
                .hasSizeGreaterThanOrEqualTo(ADDRESS_BURST);
    }

    @Test
    void refusedTokensAreNoWayAroundTheLimitAndHarmNobodyWhoIsKnown() {
        var answers = until429(ADDRESS_BURST, () -> get("/api/users/me", "garbage"));

        assertThat(answers).hasSizeGreaterThanOrEqualTo(ADDRESS_BURST).containsOnly(401);
        get("/api/users/me", Tokens.customer()).expectStatus().isOk();
    }

    @Test
    void whatAUserMayNotDoIsChargedToo() {
        var anna = Tokens.customer();

        assertThat(until429(USER_BURST, () -> get("/api/keys", anna)))
                .hasSizeGreaterThanOrEqualTo(USER_BURST)
                .containsOnly(403);
    }

    @Test
    void operatorsAreNotHeldToAnything() {
        var operator = WebClient.create("http://localhost:" + management);

        var answers = IntStream.range(0, 2 * ADDRESS_BURST)
                .mapToObj(call -> operator.get()
                        .uri("/actuator/health/liveness")
                        .retrieve()
                        .toBodilessEntity()
                        .block())
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.getStatusCode().value()).isEqualTo(200);
            assertThat(answer.getHeaders().containsHeader("RateLimit")).isFalse();
        });
    }

    /** The first 429, before which all goes well. */
    private static WebTestClient.ResponseSpec refusal(int burst, Supplier<WebTestClient.ResponseSpec> call) {
        return IntStream.range(0, 3 * burst)
                .mapToObj(number -> call.get())
                .filter(answer -> answer.returnResult().getStatus().value() != 200)
                .findFirst()
                .orElseThrow()
                .expectStatus()
                .isEqualTo(429);
    }

    /** The answers before the first 429, which must come: a bucket gets one token back each second. */
    private static List<Integer> until429(int burst, Supplier<WebTestClient.ResponseSpec> call) {
        return IntStream.range(0, 3 * burst)
                .mapToObj(number -> call.get().returnResult().getStatus().value())
                .takeWhile(status -> status != 429)
                .toList();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }
}
