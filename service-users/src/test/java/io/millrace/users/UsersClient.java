package io.millrace.users;

import static java.util.Objects.requireNonNull;

import io.millrace.starter.web.ClientAddresses;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Talks to the service as its callers do. */
public final class UsersClient {

    public static final String ADMIN_EMAIL = "admin@millrace.local";
    public static final String ADMIN_PASSWORD = "administrator of tests";
    public static final String PASSWORD = "correct horse battery";

    private final WebTestClient http;

    /** A caller with an address that no other has. */
    public UsersClient(WebTestClient http) {
        this(http, newAddress());
    }

    private UsersClient(WebTestClient http, String address) {
        this.http = http.mutate()
                .defaultHeader(ClientAddresses.FORWARDED_FOR, address)
                .build();
    }

    /** The same caller from elsewhere. */
    public UsersClient elsewhere() {
        return new UsersClient(http.mutate().defaultHeaders(HttpHeaders::clear).build(), newAddress());
    }

    private static String newAddress() {
        var random = ThreadLocalRandom.current();
        return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    /** A customer who has registered and logged in. */
    public Customer newCustomer() {
        var email = newEmail();
        var id = text(register(email).expectStatus().isCreated(), "id");
        return new Customer(id, email, login(email, PASSWORD));
    }

    /** An e-mail that nobody has. */
    public static String newEmail() {
        return UUID.randomUUID() + "@example.org";
    }

    /** Logs in and gives both tokens. */
    public JsonNode session(String email) {
        return json(tryLogin(email, PASSWORD).expectStatus().isOk());
    }

    public ResponseSpec refresh(String refreshToken) {
        return post("/api/auth/refresh", "{\"refreshToken\": \"%s\"}".formatted(refreshToken));
    }

    public ResponseSpec logout(String refreshToken) {
        return post("/api/auth/logout", "{\"refreshToken\": \"%s\"}".formatted(refreshToken));
    }

    public ResponseSpec register(String email) {
        return post("/api/auth/register", """
                {"email": "%s", "password": "%s", "displayName": "Ann"}""".formatted(email, PASSWORD));
    }

    public String login(String email, String password) {
        return text(tryLogin(email, password).expectStatus().isOk(), "accessToken");
    }

    public ResponseSpec tryLogin(String email, String password) {
        return post("/api/auth/login", """
                {"email": "%s", "password": "%s"}""".formatted(email, password));
    }

    public String adminToken() {
        return login(ADMIN_EMAIL, ADMIN_PASSWORD);
    }

    public ResponseSpec setLimit(String token, String user, String money) {
        return send(HttpMethod.PUT, "/api/users/%s/credit-limit".formatted(user), token, "{\"limit\": " + money + "}");
    }

    public ResponseSpec post(String path, String json) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    public ResponseSpec send(HttpMethod method, String path, String token, String json) {
        return http.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    public ResponseSpec get(String path, String token) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    public ResponseSpec get(String path) {
        return http.get().uri(path).exchange();
    }

    public static JsonNode json(ResponseSpec answer) {
        return requireNonNull(answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    /** Checks that the answer is a problem (RFC 9457) that shows nothing of the inside. */
    public static BodyContentSpec isProblem(ResponseSpec answer, HttpStatus status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status.value())
                .jsonPath("$.title")
                .exists()
                .jsonPath("$.instance")
                .exists()
                .jsonPath("$.stackTrace")
                .doesNotExist();
    }

    private static String text(ResponseSpec answer, String property) {
        return json(answer).get(property).asString();
    }

    /** Somebody who has registered and logged in. */
    public record Customer(String id, String email, String token) {}
}
