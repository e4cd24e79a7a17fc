package io.millrace.users.profile;

import static io.millrace.users.UsersClient.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.tokens.Tokens;
import io.millrace.users.OtherIssuerTest;
import io.millrace.users.UsersClient;
import io.millrace.users.account.Profile;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@OtherIssuerTest
class OtherIssuerApplicationTests {

    private final UsersClient users;
    private final Profiles profiles;

    OtherIssuerApplicationTests(@Autowired WebTestClient http, @Autowired Profiles profiles) {
        this.users = new UsersClient(http);
        this.profiles = profiles;
    }

    @Test
    void somebodyFromElsewhereGetsAProfileAtFirstSightWhateverTheSubjectLooksLike() {
        var subject = "auth0|" + UUID.randomUUID();
        users.get("/api/users/me", Tokens.customer(subject))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"id": "%s", "displayName": "%s"}""".formatted(subject, subject));
    }

    @Test
    void theNameCanBeChangedAtFirstSight() {
        var token = Tokens.customer();
        users.send(HttpMethod.PATCH, "/api/users/me", token, "{\"displayName\": \"Bea\"}")
                .expectStatus()
                .isOk();
        users.get("/api/users/me", token).expectBody().jsonPath("$.displayName").isEqualTo("Bea");
    }

    @Test
    void creditIsThereAtFirstSight() {
        users.get("/api/users/me/credit", Tokens.customer())
                .expectBody()
                .jsonPath("$.available.amount")
                .isEqualTo(200000);
    }

    @Test
    void firstRequestsThatComeAtOnceSeeOneProfile() {
        var caller = new Caller(UUID.randomUUID().toString(), "Cy");
        var seen = Flux.range(0, 8).flatMap(each -> profiles.of(caller)).collectList();
        StepVerifier.create(seen)
                .assertNext(all -> assertThat(all).hasSize(8).containsOnly(new Profile(caller.subject(), null, "Cy")))
                .verifyComplete();
    }

    @Test
    void outsideADemoNobodyIsSeeded() {
        isProblem(users.tryLogin(UsersClient.ADMIN_EMAIL, UsersClient.ADMIN_PASSWORD), HttpStatus.UNAUTHORIZED);
        var seeded = UsersClient.json(users.get("/api/users", Tokens.admin()))
                .get("items")
                .valueStream();
        assertThat(seeded).noneMatch(item -> item.has("email"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aBadTokenIsRefused(String why, String token) {
        isProblem(users.get("/api/users/me", token), HttpStatus.UNAUTHORIZED);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("expired", Tokens.expired()),
                Arguments.of("endless", Tokens.endless()),
                Arguments.of("of a foreign issuer", Tokens.ofForeignIssuer()),
                Arguments.of("for a foreign audience", Tokens.forForeignAudience()),
                Arguments.of("tampered", Tokens.tampered()),
                Arguments.of("forged", Tokens.forged()),
                Arguments.of("of an unknown key", Tokens.ofUnknownKey()),
                Arguments.of("unsigned", Tokens.unsigned()),
                Arguments.of("signed with the public key", Tokens.signedWithPublicKey()),
                Arguments.of("no token", "garbage"));
    }
}
