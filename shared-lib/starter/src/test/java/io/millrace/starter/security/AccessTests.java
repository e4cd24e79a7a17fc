package io.millrace.starter.security;

import io.millrace.starter.sample.Clients;
import io.millrace.starter.sample.WithoutServers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.web.reactive.server.WebTestClient;

@WithoutServers
@Import(AccessTests.Setting.class)
class AccessTests {

    private static final TestIssuer ISSUER = new TestIssuer("key");
    private static final StubKeys KEYS = new StubKeys();
    private static final TestClock CLOCK = new TestClock();

    @Autowired
    private ApplicationContext context;

    private WebTestClient client;

    @TestConfiguration(proxyBeanMethods = false)
    static class Setting {

        @Bean
        ReactiveJwtDecoder jwtDecoder() {
            return new TokenVerification(JwkSetSourceTests.PROPERTIES, CLOCK)
                    .decoder(new JwkSetSource(KEYS.client(), JwkSetSourceTests.PROPERTIES, CLOCK));
        }

        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    @BeforeEach
    void issuerAnswers() {
        KEYS.answer(ISSUER.keys());
        CLOCK.pass(Duration.ofMinutes(6));
        client = Clients.of(context);
    }

    @Test
    void callerWithoutATokenIsAskedForOne() {
        client.get()
                .uri("/customers")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void badTokenIsNamedAsSuch() {
        get("/customers", "a.b.c")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void badTokenIsRefusedWhereNoneIsNeededToo() {
        get("/open/things?limit=1", "a.b.c").expectStatus().isUnauthorized();
    }

    @Test
    void callerMayDoWhatItsRoleMay() {
        get("/customers", token("CUSTOMER")).expectStatus().isOk();
        get("/admins", token("ADMIN")).expectStatus().isOk();
        get("/admins", token("CUSTOMER"))
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        get("/customers", token("ADMIN")).expectStatus().isForbidden();
    }

    @Test
    void whatNoRuleNamesIsRefusedToEveryone() {
        get("/unnamed", token("ADMIN")).expectStatus().isForbidden();
        client.get().uri("/unnamed").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void tokenInTheQueryIsNone() {
        client.get()
                .uri("/customers?access_token={token}", token("CUSTOMER"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void tokenThatComesTwiceIsRefusedWhicheverIsGood() {
        for (var tokens : List.of(List.of("a.b.c", token("CUSTOMER")), List.of(token("CUSTOMER"), "a.b.c"))) {
            client.get()
                    .uri("/customers")
                    .headers(headers ->
                            tokens.forEach(token -> headers.add(HttpHeaders.AUTHORIZATION, "Bearer " + token)))
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void nameOfTheSchemeMayBeWrittenInAnyCase() {
        for (var scheme : List.of("bearer ", "BEARER ")) {
            authorization(scheme + token("CUSTOMER")).expectStatus().isOk();
        }
    }

    @Test
    void whatIsNoBearerTokenIsRefused() {
        for (var other :
                List.of("Bearer", "Bearer ", "Bearer a b", "Bearer \u00e4", "Basic YTpi", "nonsense", "Bearer,x")) {
            authorization(other)
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    private WebTestClient.ResponseSpec authorization(String value) {
        return client.get()
                .uri("/customers")
                .header(HttpHeaders.AUTHORIZATION, value)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String uri, String token) {
        return client.get()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private static String token(String role) {
        return ISSUER.token(CLOCK.instant(), claims -> claims.claim("roles", List.of(role)));
    }
}
