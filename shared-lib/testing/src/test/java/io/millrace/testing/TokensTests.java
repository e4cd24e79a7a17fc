package io.millrace.testing;

import io.millrace.testing.sample.SampleApplication;
import io.millrace.testing.tokens.Tokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest(classes = SampleApplication.class)
class TokensTests {

    @Autowired
    private WebTestClient client;

    @Test
    void customerIsKnownByItsSubject() {
        var subject = UUID.randomUUID().toString();
        get("/sample/me", Tokens.customer(subject))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo(subject);
    }

    @Test
    void administratorIsNoCustomer() {
        get("/sample/admin", Tokens.admin()).expectStatus().isOk();
        get("/sample/me", Tokens.admin()).expectStatus().isForbidden();
        get("/sample/admin", Tokens.customer()).expectStatus().isForbidden();
    }

    static List<String> badTokens() {
        return List.of(
                Tokens.expired(),
                Tokens.endless(),
                Tokens.ofForeignIssuer(),
                Tokens.forForeignAudience(),
                Tokens.tampered(),
                Tokens.forged(),
                Tokens.ofUnknownKey(),
                Tokens.unsigned(),
                Tokens.signedWithPublicKey());
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void badTokenIsRefused(String token) {
        get("/sample/me", token).expectStatus().isUnauthorized();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }
}
