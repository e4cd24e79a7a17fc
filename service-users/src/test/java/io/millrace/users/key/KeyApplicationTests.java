package io.millrace.users.key;

import static io.millrace.users.UsersClient.isProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.millrace.users.UsersClient;
import io.millrace.users.UsersTest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

@UsersTest
class KeyApplicationTests {

    private static final String KEYS = "/api/keys";
    private static final String JWKS = "/.well-known/jwks.json";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final WebTestClient http;
    private final UsersClient users;
    private final SigningKeyTable table;
    private final KeyForge forge;

    KeyApplicationTests(@Autowired WebTestClient http, @Autowired SigningKeyTable table, @Autowired KeyForge forge) {
        this.http = http;
        this.users = new UsersClient(http);
        this.table = table;
        this.forge = forge;
    }

    @Test
    void aNewKeyIsPublishedAtOnceAndSignsLater() {
        var admin = users.adminToken();
        var before = keyOf(admin);
        var added = UsersClient.json(users.send(HttpMethod.POST, KEYS, admin, "")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, KEYS));
        var kid = added.get("kid").asString();
        assertThat(added.get("state").asString()).isEqualTo("ANNOUNCED");
        assertThat(Duration.between(
                        Instant.parse(added.get("createdAt").asString()),
                        Instant.parse(added.get("signsFrom").asString())))
                .isEqualTo(KeySettings.PUBLISH_AHEAD);
        assertThat(published()).contains(kid, before);
        assertThat(keyOf(users.adminToken())).isEqualTo(before);
        users.get(KEYS, admin)
                .expectBody()
                .jsonPath("$.items[?(@.kid == '%s')].state".formatted(kid))
                .isEqualTo("ANNOUNCED")
                .jsonPath("$.items[?(@.kid == '%s')].state".formatted(before))
                .isEqualTo("SIGNING");
        withdraw(kid, admin);
    }

    @Test
    void theTokensOfAWithdrawnKeyAreRefusedAtOnceAndNewOnesAreGood() {
        var admin = users.adminToken();
        var customer = users.newCustomer();
        var withdrawn = keyOf(admin);
        withdraw(withdrawn, admin);

        assertThat(published()).isNotEmpty().doesNotContain(withdrawn);
        isProblem(users.get(KEYS, admin), HttpStatus.UNAUTHORIZED);
        isProblem(users.get("/api/users/me", customer.token()), HttpStatus.UNAUTHORIZED);
        var again = users.login(customer.email(), UsersClient.PASSWORD);
        users.get("/api/users/me", again).expectStatus().isOk();

        var admins = users.adminToken();
        users.get(KEYS, admins)
                .expectBody()
                .jsonPath("$.items[?(@.kid == '%s')].state".formatted(withdrawn))
                .isEqualTo("WITHDRAWN")
                .jsonPath("$.items[?(@.kid == '%s')].withdrawnAt".formatted(withdrawn))
                .isNotEmpty();
        withdraw(withdrawn, admins);
        isProblem(users.send(HttpMethod.DELETE, KEYS + "/unknown", admins, ""), HttpStatus.NOT_FOUND);
    }

    @Test
    void whatAnotherReplicaDoesIsHeardWithoutARound() {
        var key = forge.make(Instant.now(), KeySettings.PUBLISH_AHEAD);
        table.insertBelow(key, Integer.MAX_VALUE).block(PATIENCE);
        await().atMost(PATIENCE).until(() -> published().contains(key.id()));
        table.withdraw(key.id(), forge.make(Instant.now(), Duration.ZERO), Instant.now())
                .block(PATIENCE);
        await().atMost(PATIENCE).until(() -> !published().contains(key.id()));
    }

    @Test
    void keysAreForAdministratorsAlone() {
        var customer = users.newCustomer().token();
        isProblem(users.get(KEYS), HttpStatus.UNAUTHORIZED);
        isProblem(users.get(KEYS, customer), HttpStatus.FORBIDDEN);
        isProblem(users.post(KEYS, ""), HttpStatus.UNAUTHORIZED);
        isProblem(users.send(HttpMethod.POST, KEYS, customer, ""), HttpStatus.FORBIDDEN);
        isProblem(users.send(HttpMethod.DELETE, KEYS + "/" + keyOf(customer), customer, ""), HttpStatus.FORBIDDEN);
        users.get("/api/users/me", customer).expectStatus().isOk();
    }

    @Test
    void whoHasThePublishedKeysIsToldThatTheyAreTheSame() {
        var tag = Objects.requireNonNull(
                users.get(JWKS).returnResult(Void.class).getResponseHeaders().getETag());
        users.get(JWKS).expectHeader().valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=60, public");
        http.get()
                .uri(JWKS)
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=60, public");

        var admin = users.adminToken();
        var added = UsersClient.json(users.send(HttpMethod.POST, KEYS, admin, ""))
                .get("kid")
                .asString();
        http.get()
                .uri(JWKS)
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange()
                .expectStatus()
                .isOk();
        withdraw(added, admin);
    }

    private void withdraw(String kid, String admin) {
        users.send(HttpMethod.DELETE, KEYS + "/" + kid, admin, "")
                .expectStatus()
                .isNoContent();
    }

    private List<String> published() {
        return UsersClient.json(users.get(JWKS))
                .get("keys")
                .valueStream()
                .map(key -> key.get("kid").asString())
                .toList();
    }

    private static String keyOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
