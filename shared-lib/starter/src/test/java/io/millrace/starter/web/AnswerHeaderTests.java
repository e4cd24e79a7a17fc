package io.millrace.starter.web;

import io.millrace.starter.sample.Clients;
import io.millrace.starter.sample.WithoutServers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@WithoutServers
class AnswerHeaderTests {

    private static final String HSTS = "Strict-Transport-Security";

    @Autowired
    private ApplicationContext context;

    private WebTestClient client;

    @BeforeEach
    void connect() {
        client = Clients.of(context);
    }

    /** An answer, a failure, what is not found, what needs a token, what the firewall refuses. */
    @ParameterizedTest
    @ValueSource(strings = {"/open/versions", "/open/broken", "/open/nothing", "/customers", "/open/a;b"})
    void everyAnswerTellsBrowsersToTakeCare(String uri) {
        var answer = client.get().uri(uri).exchange();
        Map.of(
                        "X-Content-Type-Options", "nosniff",
                        "X-Frame-Options", "DENY",
                        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                        "Referrer-Policy", "no-referrer",
                        "Cache-Control", "no-store")
                .forEach((name, value) -> answer.expectHeader().valueEquals(name, value));
        answer.expectHeader().doesNotExist(HSTS);
    }

    @Test
    void overTlsABrowserIsToldToStayThere() {
        client.get()
                .uri("https://millrace.test/open/versions")
                .exchange()
                .expectHeader()
                .exists(HSTS);
    }

    @Test
    void whatAControllerSaysStays() {
        client.get()
                .uri("/open/keeps")
                .exchange()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=5")
                .expectHeader()
                .valueEquals("X-Frame-Options", "SAMEORIGIN")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff");
    }

    /** A cache takes over what a 304 says: it would throw away what it was just told is still good. */
    @Test
    void answerThatNothingChangedSaysTheSameAboutKeepingIt() {
        client.get()
                .uri("/open/keeps")
                .header(HttpHeaders.IF_NONE_MATCH, "\"tag\"")
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=5");
    }

    @Test
    void callerThatNamesNoVersionGetsTheFirst() {
        version("/open/versions", null)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("1");
        version("/open/versions", "1")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("1");
        version("/open/versions", "2")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", "1.1", "one", "99999999999999999999", "1,2"})
    void versionThatIsNotThereIs400(String version) {
        version("/open/versions", version)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("There is no such version of this API.");
    }

    @Test
    void versionThatWillGoIsAnnounced() {
        version("/open/versions", "1")
                .expectHeader()
                .valueEquals("Deprecation", "@1796083200")
                .expectHeader()
                .valueEquals("Sunset", "Tue, 1 Jun 2027 00:00:00 GMT")
                .expectHeader()
                .exists(HttpHeaders.LINK);
        version("/open/versions", "2").expectHeader().doesNotExist("Deprecation");
    }

    private ResponseSpec version(String uri, String version) {
        return client.get()
                .uri(uri)
                .headers(headers -> {
                    if (version != null) {
                        headers.set("API-Version", version);
                    }
                })
                .exchange();
    }
}
