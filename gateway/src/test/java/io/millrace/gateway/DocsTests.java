package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.openapi.CheckedIn;
import io.millrace.testing.openapi.Json;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

class DocsTests extends GatewayTest {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Test
    void theDocumentIsServedAsItIsCheckedIn() {
        var answer = get("/v3/api-docs");

        assertThat(answer.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(answer.getResponseHeaders().getCacheControl()).isEqualTo("max-age=300, public");
        assertThat(Json.read(text(answer)))
                .isEqualTo(
                        CheckedIn.at("src/main/resources/openapi/openapi.json").document());
    }

    @Test
    void whoHasTheDocumentDoesNotGetItAgain() {
        var tag =
                Objects.requireNonNull(get("/v3/api-docs").getResponseHeaders().getETag());

        client.get()
                .uri("/v3/api-docs")
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, tag)
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=300, public")
                .expectBody()
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/api-docs", "/docs"})
    void theHeadersCanBeAskedForAlone(String path) {
        client.head()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists(HttpHeaders.ETAG)
                .expectBody()
                .isEmpty();
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndMayNot() {
        var page = get("/docs");

        assertThat(page.getResponseHeaders().getFirst("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .doesNotContain("unsafe", "http", "*");
        var loaded = LOADED.matcher(text(page))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(loaded)
                .contains("/docs/swagger-ui.js", "/docs/swagger-ui.css")
                .allMatch(DocsTests::isOurs);
        loaded.stream().filter(address -> address.startsWith("/")).forEach(this::isThere);
    }

    private void isThere(String path) {
        client.head().uri(path).exchange().expectStatus().isOk();
    }

    private static boolean isOurs(String address) {
        return address.startsWith("/") || address.equals("data:,");
    }

    @Test
    void theLibrarysOwnPageIsNotServed(@Value("${millrace.docs.swagger-ui}") String webjar) {
        var path = "/" + webjar.substring("META-INF/resources/".length()) + "/index.html";
        assertThat(new ClassPathResource(webjar + "/index.html").exists()).isTrue();

        client.get().uri(path).exchange().expectStatus().isNotFound();
    }

    private EntityExchangeResult<byte[]> get(String path) {
        return client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNull(answer.getResponseBody()), UTF_8);
    }
}
