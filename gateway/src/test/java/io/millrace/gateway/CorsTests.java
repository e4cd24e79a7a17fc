package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.tokens.Tokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.server.WebFilter;

class CorsTests extends GatewayTest {

    private static final String SHOP = "https://shop.example";
    private static final String ELSEWHERE = "https://elsewhere.example";

    @Test
    void aBrowserMayAskBeforeAnybodyHasAToken() {
        preflight(SHOP, "PUT", "authorization, if-match, idempotency-key, last-event-id, traceparent, api-version")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, SHOP)
                .expectHeader()
                .valueMatches(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, ".*PUT.*")
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_MAX_AGE, 3600)
                .expectHeader()
                .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
    }

    @Test
    void otherOriginsMethodsAndHeadersAreRefused() {
        assertRefused(preflight(ELSEWHERE, "GET", "authorization"));
        assertRefused(preflight(SHOP, "TRACE", "authorization"));
        assertRefused(preflight(SHOP, "GET", "x-admin"));
    }

    @Test
    void aPageCanReadWhatItIsToldErrorsIncluded() {
        CATALOG.behave(StubService::failing);

        assertReadable(from(SHOP, "/api/products")).expectStatus().isEqualTo(500);
        assertReadable(from(SHOP, "/api/orders")).expectStatus().isUnauthorized();
        assertReadable(from(SHOP, "/nothing")).expectStatus().isNotFound();
        openBreaker("catalog");
        assertReadable(from(SHOP, "/api/products")).expectStatus().isEqualTo(503);
        assertReadable(refusal());
    }

    @Test
    void whatRefusesComesAfterIt(@Autowired ObjectProvider<WebFilter> filters) {
        assertThat(filters.orderedStream().map(filter -> filter.getClass().getSimpleName()))
                .containsSubsequence("CorsFilter", "InFlightLimit", "BodyLimitFilter", "RateLimitFilter");
    }

    @Test
    void aPageFromElsewhereIsToldNothingThatWouldLetItRead() {
        from(ELSEWHERE, "/api/products")
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
    }

    @Test
    void whatAServiceSaysOfItIsDropped() {
        CATALOG.behave((request, response) -> response.header("Access-Control-Allow-Origin", "*")
                .header("access-control-allow-credentials", "true")
                .send());

        from(ELSEWHERE, "/api/products")
                .expectHeader()
                .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)
                .expectHeader()
                .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
        from(SHOP, "/api/products").expectHeader().valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, SHOP);
    }

    @Test
    void aTokenIsNeededAllTheSame() {
        client.get()
                .uri("/api/users/me")
                .header(HttpHeaders.ORIGIN, SHOP)
                .headers(headers -> headers.setBearerAuth(Tokens.customer()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, SHOP);
    }

    private WebTestClient.ResponseSpec preflight(String origin, String method, String headers) {
        return client.method(HttpMethod.OPTIONS)
                .uri("/api/orders")
                .header(HttpHeaders.ORIGIN, origin)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, method)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, headers)
                .exchange();
    }

    private WebTestClient.ResponseSpec from(String origin, String path) {
        return client.get().uri(path).header(HttpHeaders.ORIGIN, origin).exchange();
    }

    /** The first 429, which must come: a bucket of sixty gets one token back each second. */
    private WebTestClient.ResponseSpec refusal() {
        return Stream.generate(() -> from(SHOP, "/nothing"))
                .limit(3 * 60)
                .filter(answer -> answer.returnResult().getStatus().value() == 429)
                .findFirst()
                .orElseThrow();
    }

    private static WebTestClient.ResponseSpec assertReadable(WebTestClient.ResponseSpec answer) {
        return answer.expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, SHOP)
                .expectHeader()
                .valueEquals(
                        HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                        "Location, Link, ETag, Retry-After, RateLimit, RateLimit-Policy");
    }

    private static void assertRefused(WebTestClient.ResponseSpec answer) {
        answer.expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
    }
}
