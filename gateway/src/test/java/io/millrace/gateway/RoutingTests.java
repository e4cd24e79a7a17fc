package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.tokens.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

class RoutingTests extends GatewayTest {

    @Test
    void callsReachTheirServiceWithPathQueryAndToken() {
        var token = Tokens.customer();

        client.get()
                .uri("/api/users/me?a=b")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("GET /api/users/me?a=b Bearer " + token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/actuator/health", "/actuator", "/api-docs"})
    void anAddressWithoutARouteIs404(String path) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("There is nothing at this address.")
                .jsonPath("$.instance")
                .isEqualTo(path)
                .jsonPath("$.traceId")
                .isNotEmpty();
    }

    @Test
    void productsAreForEverybodyToReadAndForNobodyToWriteWithoutToken() {
        client.get().uri("/api/products").exchange().expectStatus().isOk();
        client.post().uri("/api/products").exchange().expectStatus().isUnauthorized();
        client.get().uri("/api/orders").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void badTokensEndAtTheGateway() {
        var before = USERS.calls();

        Flux.just(
                        Tokens.expired(),
                        Tokens.forged(),
                        Tokens.tampered(),
                        Tokens.unsigned(),
                        Tokens.ofForeignIssuer(),
                        Tokens.forForeignAudience(),
                        Tokens.signedWithPublicKey(),
                        Tokens.ofUnknownKey(),
                        "garbage")
                .toIterable()
                .forEach(token -> client.get()
                        .uri("/api/users/me")
                        .headers(headers -> headers.setBearerAuth(token))
                        .exchange()
                        .expectStatus()
                        .isUnauthorized()
                        .expectHeader()
                        .valueMatches(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON));
        assertThat(USERS.calls()).isEqualTo(before);
    }

    @Test
    void aBodyOverTheLimitIs413WithAndWithoutContentLength() {
        var megabyte = "x".repeat(1024 * 1024);

        client.post()
                .uri("/api/auth/login")
                .bodyValue(megabyte + "x")
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        client.post()
                .uri("/api/auth/login")
                .body(Flux.just(megabyte, "x"), String.class)
                .exchange()
                .expectStatus()
                .isEqualTo(413);
    }
}
