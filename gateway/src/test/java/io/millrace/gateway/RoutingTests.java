package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.tokens.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
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
    void keysAreForAdministratorsAlone() {
        get("/api/keys", Tokens.customer()).expectStatus().isForbidden();
        client.get().uri("/api/keys").exchange().expectStatus().isUnauthorized();

        get("/api/keys", Tokens.admin())
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(arrived -> assertThat(arrived).startsWith("GET /api/keys "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "login", "refresh", "logout"})
    void whoHasNoTokenCanGetOne(String call) {
        client.post().uri("/api/auth/" + call).exchange().expectStatus().isOk();
        client.get().uri("/api/auth/" + call).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aTokenThatIsNoLongerGoodKeepsNobodyFromGettingAnother() {
        client.post()
                .uri("/api/auth/refresh")
                .headers(headers -> headers.setBearerAuth(Tokens.expired()))
                .exchange()
                .expectStatus()
                .isOk();
        get("/.well-known/jwks.json", "garbage").expectStatus().isOk();
    }

    @Test
    void nothingElseIsPublicThere() {
        client.post().uri("/api/auth/anything").exchange().expectStatus().isUnauthorized();
        client.get().uri("/api/anything").exchange().expectStatus().isUnauthorized();
        get("/api/anything", Tokens.customer()).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/jwks.json", "/.well-known/oauth-authorization-server"})
    void whatVerifiersNeedIsForEverybody(String path) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("GET " + path + " none");
    }

    @Test
    void aHeadIsWhatAGetIs() {
        client.head().uri("/api/products").exchange().expectStatus().isOk();
        client.head().uri("/api/orders").exchange().expectStatus().isUnauthorized();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
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
