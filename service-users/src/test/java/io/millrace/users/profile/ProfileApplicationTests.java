package io.millrace.users.profile;

import static io.millrace.users.UsersClient.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.users.UsersClient;
import io.millrace.users.UsersTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

@UsersTest
class ProfileApplicationTests {

    private final UsersClient users;

    ProfileApplicationTests(@Autowired WebTestClient http) {
        this.users = new UsersClient(http);
    }

    @Test
    void peopleChangeTheirOwnName() {
        var customer = users.newCustomer();
        users.send(HttpMethod.PATCH, "/api/users/me", customer.token(), "{\"displayName\": \"Zoë\"}")
                .expectStatus()
                .isOk();
        users.get("/api/users/me", customer.token())
                .expectBody()
                .jsonPath("$.displayName")
                .isEqualTo("Zoë")
                .jsonPath("$.id")
                .isEqualTo(customer.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"displayName\": \"\"}", "{\"displayName\": null}", "{\"email\": \"a@b.c\"}"})
    void nothingElseOfAProfileCanBeChanged(String body) {
        isProblem(
                        users.send(
                                HttpMethod.PATCH,
                                "/api/users/me",
                                users.newCustomer().token(),
                                body),
                        HttpStatus.BAD_REQUEST)
                .jsonPath("$.errors")
                .isNotEmpty();
    }

    @Test
    void anAdministratorReadsEverybodyPageByPage() {
        var registered = Stream.generate(users::newCustomer)
                .limit(3)
                .map(customer -> customer.id())
                .toList();
        assertThat(allIds(users.adminToken())).containsSubsequence(registered).doesNotHaveDuplicates();
    }

    private List<String> allIds(String token) {
        var ids = new ArrayList<String>();
        var path = "/api/users?limit=2";
        while (!path.isEmpty()) {
            var answer = users.get(path, token).expectStatus().isOk();
            var link = answer.returnResult(String.class).getResponseHeaders().getFirst(HttpHeaders.LINK);
            UsersClient.json(users.get(path, token))
                    .get("items")
                    .forEach(item -> ids.add(item.get("id").asString()));
            path = link == null ? "" : link.substring(1, link.indexOf('>'));
        }
        return ids;
    }

    @Test
    void theListIsForAdministratorsAlone() {
        isProblem(users.get("/api/users"), HttpStatus.UNAUTHORIZED);
        isProblem(users.get("/api/users", users.newCustomer().token()), HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "after=nowhere"})
    void aPageThatCantBeIsRefused(String query) {
        isProblem(users.get("/api/users?" + query, users.adminToken()), HttpStatus.BAD_REQUEST)
                .jsonPath("$.errors[0].field")
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void whatNoRuleNamesIsRefusedToEveryone() {
        isProblem(users.get("/api/users/someone", users.adminToken()), HttpStatus.FORBIDDEN);
        isProblem(users.get("/actuator/health"), HttpStatus.UNAUTHORIZED);
    }
}
