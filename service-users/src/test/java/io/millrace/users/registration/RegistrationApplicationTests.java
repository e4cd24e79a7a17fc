package io.millrace.users.registration;

import static io.millrace.users.UsersClient.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.users.UserRegistered;
import io.millrace.testing.events.EventProbe;
import io.millrace.users.UsersClient;
import io.millrace.users.UsersTest;
import io.millrace.users.account.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@UsersTest
class RegistrationApplicationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final UsersClient users;
    private final EventProbe probe;
    private final DatabaseClient database;
    private final Registration registration;

    RegistrationApplicationTests(
            @Autowired WebTestClient http,
            @Autowired EventProbe probe,
            @Autowired DatabaseClient database,
            @Autowired Registration registration) {
        this.users = new UsersClient(http);
        this.probe = probe;
        this.database = database;
        this.registration = registration;
    }

    @Test
    void whoRegistersIsACustomerWithCreditAndTheOthersHearOfIt() {
        var email = UsersClient.newEmail();
        var answer = users.register(email)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, "/api/users/me");
        var profile = UsersClient.json(answer);
        assertThat(profile.propertyNames()).containsExactlyInAnyOrder("id", "email", "displayName");
        assertThat(profile.get("email").asString()).isEqualTo(email);

        var id = profile.get("id").asString();
        var told =
                probe.awaitEvent(UserRegistered.class, event -> event.userId().equals(id));
        assertThat(told.displayName()).isEqualTo("Ann");

        var token = users.login(email, UsersClient.PASSWORD);
        assertThat(UsersClient.json(users.get("/api/users/me", token))).isEqualTo(profile);
        users.get("/api/users/me/credit", token).expectBody().json("""
                        {"limit": {"amount": 200000, "currency": "EUR"}, "reserved": {"amount": 0, "currency": "EUR"},
                         "available": {"amount": 200000, "currency": "EUR"}}""");
    }

    @Test
    void theSameEmailInAnotherCaseIsTaken() {
        var email = UsersClient.newEmail();
        users.register(email).expectStatus().isCreated();
        isProblem(users.register(email.toUpperCase(Locale.ROOT)), HttpStatus.CONFLICT);
    }

    @Test
    void ofManyWhoRegisterOneEmailAtOnceOneSucceedsAndNothingIsLeftOfTheOthers() {
        var email = UsersClient.newEmail();
        var request = new RegisterRequest(email, UsersClient.PASSWORD, "Ann");
        var outcomes = Flux.range(0, 8)
                .flatMap(each -> registration
                        .register(request)
                        .map(Profile::id)
                        .onErrorResume(EmailTakenException.class, taken -> Mono.just("taken")))
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
        assertThat(outcomes).hasSize(8);
        assertThat(outcomes).filteredOn(id -> !"taken".equals(id)).isEqualTo(subjectsOf(email));
    }

    private List<String> subjectsOf(String email) {
        return database.sql("SELECT subject FROM account JOIN credit ON user_id = subject WHERE email = :email")
                .bind("email", email)
                .map(row -> String.valueOf(row.get("subject", String.class)))
                .all()
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "null", "{\"email\": }"})
    void aBodyThatIsNoRegistrationIsRefused(String body) {
        isProblem(users.post("/api/auth/register", body), HttpStatus.BAD_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            roles       | {"email": "a@b.c", "password": "correct horse battery", "displayName": "A", "roles": ["ADMIN"]}
            email       | {"email": {}, "password": "correct horse battery", "displayName": "A"}
            password    | {"email": "a@b.c", "password": ["correct horse battery"], "displayName": "A"}
            email       | {"email": "nobody", "password": "correct horse battery", "displayName": "A"}
            email       | {"password": "correct horse battery", "displayName": "A"}
            password    | {"email": "a@b.c", "password": "elevenchars", "displayName": "A"}
            password    | {"email": "a@b.c", "password": null, "displayName": "A"}
            password    | {"email": "a@b.c", "password": "correct horse battery", "displayName": "Horse"}
            displayName | {"email": "a@b.c", "password": "correct horse battery", "displayName": "  "}
            displayName | {"email": "a@b.c", "password": "correct horse battery", "displayName": "A\\u0000"}
            """)
    void aFieldThatIsWrongIsNamed(String field, String body) {
        isProblem(users.post("/api/auth/register", body), HttpStatus.BAD_REQUEST)
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .isNotEmpty();
    }

    @Test
    void allFieldsThatAreWrongAreNamedAtOnce() {
        isProblem(users.post("/api/auth/register", "{}"), HttpStatus.BAD_REQUEST)
                .jsonPath("$.errors.length()")
                .isEqualTo(3);
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        isProblem(users.post("/api/auth/register", "A".repeat(1_100_000)), HttpStatus.CONTENT_TOO_LARGE);
    }
}
