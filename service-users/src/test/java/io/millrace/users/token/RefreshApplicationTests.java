package io.millrace.users.token;

import static io.millrace.users.UsersClient.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.millrace.users.UsersClient;
import io.millrace.users.UsersTest;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@UsersTest
class RefreshApplicationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final UsersClient users;
    private final DatabaseClient database;

    RefreshApplicationTests(@Autowired WebTestClient http, @Autowired DatabaseClient database) {
        this.users = new UsersClient(http);
        this.database = database;
    }

    @Test
    void whoLogsInStaysSoByANewPairThatNoCacheKeeps() {
        var customer = users.newCustomer();
        var session = users.session(customer.email());
        assertThat(session.propertyNames())
                .containsExactlyInAnyOrder("accessToken", "refreshToken", "tokenType", "expiresIn");
        var renewed = UsersClient.json(users.refresh(refreshToken(session))
                .expectStatus()
                .isOk()
                .expectHeader()
                .value(HttpHeaders.CACHE_CONTROL, value -> assertThat(value).contains("no-store")));
        assertThat(renewed.propertyNames()).containsExactlyInAnyOrderElementsOf(session.propertyNames());
        assertThat(refreshToken(renewed)).isNotEqualTo(refreshToken(session));
        users.get("/api/users/me", renewed.get("accessToken").asString())
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(customer.id());
    }

    @Test
    void twoTabsThatComeAtOnceAreNoThief() {
        var session = users.session(users.newCustomer().email());
        var pairs = Flux.range(0, 6)
                .flatMap(tab -> Mono.fromCallable(() -> UsersClient.json(users.refresh(refreshToken(session))
                                .expectStatus()
                                .isOk()))
                        .subscribeOn(Schedulers.boundedElastic()))
                .map(RefreshApplicationTests::refreshToken)
                .collectList()
                .block(PATIENCE);
        assertThat(pairs).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void theRolesAreThoseThatTheAccountHasByNow() throws ParseException {
        var customer = users.newCustomer();
        var session = users.session(customer.email());
        database.sql("UPDATE account SET roles = '{ADMIN}' WHERE subject = :subject")
                .bind("subject", customer.id())
                .then()
                .block(PATIENCE);
        var renewed = UsersClient.json(users.refresh(refreshToken(session)));
        assertThat(SignedJWT.parse(renewed.get("accessToken").asString())
                        .getJWTClaimsSet()
                        .getStringListClaim("roles"))
                .isEqualTo(List.of("ADMIN"));
    }

    @Test
    void whoHasLoggedOutGetsNoOtherPairAndMayDoItAgain() {
        var session = users.session(users.newCustomer().email());
        users.logout(refreshToken(session)).expectStatus().isNoContent();
        isProblem(users.refresh(refreshToken(session)), HttpStatus.UNAUTHORIZED);
        users.logout(refreshToken(session)).expectStatus().isNoContent();
        users.logout("nobody has this one").expectStatus().isNoContent();
    }

    @Test
    void anAccountThatIsGoneGetsNoOtherPair() {
        var customer = users.newCustomer();
        var session = users.session(customer.email());
        database.sql("DELETE FROM account WHERE subject = :subject")
                .bind("subject", customer.id())
                .then()
                .block(PATIENCE);
        isProblem(users.refresh(refreshToken(session)), HttpStatus.UNAUTHORIZED);
    }

    @Test
    void aRevokedTokenAndOneThatNobodyKnowsAreAnsweredAlike() {
        var session = users.session(users.newCustomer().email());
        users.logout(refreshToken(session)).expectStatus().isNoContent();
        assertThat(refusal(refreshToken(session))).isEqualTo(refusal("nobody has this one"));
    }

    private JsonNode refusal(String token) {
        var problem = UsersClient.json(users.refresh(token)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
        return ((ObjectNode) problem).without("traceId");
    }

    @Test
    void whoStillSendsATokenThatIsNoLongerGoodCanRenewIt() {
        var session = users.session(users.newCustomer().email());
        var body = "{\"refreshToken\": \"%s\"}".formatted(refreshToken(session));
        users.send(HttpMethod.POST, "/api/auth/refresh", "stale", body)
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"refreshToken\": null}",
                "{\"refreshToken\": \"  \"}",
                "{\"refreshToken\": 12}",
                "{\"refreshToken\": [\"a\"]}",
                "{\"refreshToken\": \"a\", \"all\": true}",
                "{\"refreshToken\": \"a\", \"refreshToken\": \"b\"}"
            })
    void aBodyThatHasNoTokenIsRefused(String body) {
        isProblem(users.post("/api/auth/refresh", body), HttpStatus.BAD_REQUEST);
        isProblem(users.post("/api/auth/logout", body), HttpStatus.BAD_REQUEST);
    }

    @Test
    void aTokenThatIsFarTooLongIsRefusedAndNamed() {
        isProblem(users.refresh("a".repeat(513)), HttpStatus.BAD_REQUEST)
                .jsonPath("$.errors[0].field")
                .isEqualTo("refreshToken");
    }

    @Test
    void theTextFormsLeaveTheTokensOut() {
        assertThat(new RefreshRequest("secret").toString()).doesNotContain("secret");
        assertThat(new TokenAnswer("secret", "secret", "Bearer", 1).toString()).doesNotContain("secret");
    }

    private static String refreshToken(JsonNode session) {
        return session.get("refreshToken").asString();
    }
}
