package io.millrace.users.token;

import static io.millrace.users.UsersClient.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.millrace.users.UsersClient;
import io.millrace.users.UsersTest;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@UsersTest
class LoginApplicationTests {

    private final UsersClient users;

    LoginApplicationTests(@Autowired WebTestClient http) {
        this.users = new UsersClient(http);
    }

    @Test
    void whoLogsInGetsABearerTokenThatNoCacheKeeps() {
        var customer = users.newCustomer();
        users.tryLogin(customer.email().toUpperCase(Locale.ROOT), UsersClient.PASSWORD)
                .expectStatus()
                .isOk()
                .expectHeader()
                .value(HttpHeaders.CACHE_CONTROL, value -> assertThat(value).contains("no-store"))
                .expectBody()
                .jsonPath("$.tokenType")
                .isEqualTo("Bearer")
                .jsonPath("$.expiresIn")
                .isEqualTo(900);
    }

    @Test
    void theTokenSaysWhoAndWhatSomebodyIsAndIsSignedByAPublishedKey() throws Exception {
        var customer = users.newCustomer();
        var token = SignedJWT.parse(customer.token());
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(customer.id());
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(claims.getAudience()).containsExactly("millrace");
        assertThat(claims.getStringListClaim("roles")).containsExactly("CUSTOMER");
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(15));

        var published = JWKSet.parse(
                UsersClient.json(users.get("/.well-known/jwks.json")).toString());
        var key = published.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
    }

    @Test
    void theKeysMayBeCachedForAWhileAndShowNoPrivatePart() {
        var keys = users.get("/.well-known/jwks.json")
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=60, public");
        var first = UsersClient.json(keys).at("/keys/0");
        assertThat(first.propertyNames()).containsExactlyInAnyOrder("kty", "use", "crv", "kid", "x", "y", "alg");
    }

    @Test
    void aWrongPasswordAndAnUnknownEmailAreAnsweredAlike() {
        var customer = users.newCustomer();
        var wrong = refusal(customer.email(), "wrong horse battery");
        assertThat(refusal(UsersClient.newEmail(), UsersClient.PASSWORD)).isEqualTo(wrong);
        assertThat(refusal(customer.email(), "x".repeat(100))).isEqualTo(wrong);
    }

    private JsonNode refusal(String email, String password) {
        var problem = UsersClient.json(users.tryLogin(email, password)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .exists(HttpHeaders.WWW_AUTHENTICATE));
        return ((ObjectNode) problem).without("traceId");
    }

    @Test
    void whoStillSendsATokenThatIsNoLongerGoodCanLogIn() {
        var body = "{\"email\": \"%s\", \"password\": \"%s\"}"
                .formatted(users.newCustomer().email(), UsersClient.PASSWORD);
        users.send(HttpMethod.POST, "/api/auth/login", "stale", body)
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"email\": \"a@b.c\"}",
                "{\"email\": \"a@b.c\", \"password\": \"\"}",
                "{\"email\": \"a\\u0000@b.c\", \"password\": \"correct horse battery\"}",
                "{\"email\": \"a@b.c\", \"password\": \"correct horse battery\", \"remember\": true}"
            })
    void aBodyThatIsNoLoginIsRefused(String body) {
        isProblem(users.post("/api/auth/login", body), HttpStatus.BAD_REQUEST);
    }
}
