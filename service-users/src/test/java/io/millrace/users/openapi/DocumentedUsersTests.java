package io.millrace.users.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.openapi.CheckedIn;
import io.millrace.testing.openapi.DocumentedCalls;
import io.millrace.users.UsersClient;
import io.millrace.users.UsersTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the document says is what happens. */
@UsersTest
class DocumentedUsersTests {

    private static final String EMAIL = "ann@example.org";
    private static final String REFRESH = "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final String email = UsersClient.newEmail();

    @Autowired
    private WebTestClient http;

    private DocumentedCalls documented;

    @BeforeEach
    void read() {
        documented = new DocumentedCalls(
                CheckedIn.at("src/main/openapi/openapi.json").document(), http);
    }

    @Test
    void everyCallAnswersAsDocumented() {
        var id = documented.call("register").replacing(EMAIL, email).expect(201).text("/id");
        var login = documented.call("login").replacing(EMAIL, email).expect(200);
        var token = login.text("/accessToken");
        documented.call("getMyProfile").as(token).expect(200);
        documented.call("changeMyProfile").as(token).expect(200);
        documented.call("getMyCredit").as(token).expect(200);
        var admin = new UsersClient(http).adminToken();
        var page = documented.call("listUsers").as(admin).with("limit", 1).expect(200);
        assertThat(page.header("Link")).contains(page.text("/next"));
        documented.call("setCreditLimit").as(admin).with("id", id).expect(200);
        documented.call("listKeys").as(admin).expect(200);
        var kid = documented.call("addKey").as(admin).expect(201).text("/kid");
        documented.call("withdrawKey").as(admin).with("kid", kid).expect(204);
        documented.call("listKeys").as(admin).expect(200);
        var tag = documented.call("getSigningKeys").expect(200).header("ETag");
        documented.call("getSigningKeys").with("If-None-Match", tag).expect(304);
        documented.call("getAuthorizationServer").expect(200);
        var next = documented
                .call("refresh")
                .replacing(REFRESH, login.text("/refreshToken"))
                .expect(200);
        documented.call("logout").replacing(REFRESH, next.text("/refreshToken")).expect(204);
        documented.call("logout").expect(204);
        documented.allWereMade();
    }

    @Test
    void mistakesAreAnsweredAsDocumented() {
        documented.call("register").replacing(EMAIL, email).expect(201);
        documented.call("register").replacing(EMAIL, email).expect(409);
        documented.call("register").sending("{}").expect(400);
        documented.call("login").expect(401);
        documented.call("refresh").expect(401);
        documented.call("getMyProfile").expect(401);
        documented.call("getMyProfile").as("garbage").expect(401);
        var token = documented.call("login").replacing(EMAIL, email).expect(200).text("/accessToken");
        documented
                .call("changeMyProfile")
                .as(token)
                .sending("{\"displayName\": \"\"}")
                .expect(400);
        documented.call("listUsers").as(token).expect(403);
        var admin = new UsersClient(http).adminToken();
        documented.call("listUsers").as(admin).with("limit", 101).expect(400);
        documented.call("setCreditLimit").as(admin).expect(404);
        documented.call("setCreditLimit").as(admin).replacing("EUR", "USD").expect(422);
        documented.call("withdrawKey").as(admin).expect(404);
        documented.call("withdrawKey").as(token).expect(403);
    }
}
