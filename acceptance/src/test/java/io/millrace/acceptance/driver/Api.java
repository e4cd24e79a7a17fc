package io.millrace.acceptance.driver;

import io.millrace.cli.system.MillraceSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The public API as one client uses it: through the gateway, with that client's token. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Far above any limit of the system itself: only a hung test takes this long. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String PASSWORD = "correct horse battery";

    private final URI gateway;
    private final Map<String, String> headers;

    private Api(URI gateway, Map<String, String> headers) {
        this.gateway = gateway;
        this.headers = Map.copyOf(headers);
    }

    public static Api anonymous(MillraceSystem system) {
        return anonymous(Entrance.of(system));
    }

    public static Api anonymous(Entrance entrance) {
        return new Api(entrance.gateway(), Map.of());
    }

    /** Around the gateway: a service, or its management port. */
    public static Api at(URI base) {
        return new Api(base, Map.of());
    }

    /** A customer who has just registered and logged in. */
    public static Api newCustomer(MillraceSystem system) {
        return newCustomer(Entrance.of(system));
    }

    /** The same. */
    public static Api newCustomer(Entrance entrance) {
        return anonymous(entrance).loggedIn(register(entrance), PASSWORD);
    }

    /** Registers a customer; returns the e-mail address to log in with. */
    public static String register(MillraceSystem system) {
        return register(Entrance.of(system));
    }

    /** The same. */
    public static String register(Entrance entrance) {
        var email = UUID.randomUUID() + "@example.com";
        anonymous(entrance)
                .post("/api/auth/register", """
                {"email": "%s", "password": "%s", "displayName": "Ada"}""".formatted(email, PASSWORD))
                .expect(201);
        return email;
    }

    /** A customer who registered before, and logs in now. */
    public static Api customer(MillraceSystem system, String email) {
        return anonymous(system).loggedIn(email, PASSWORD);
    }

    public static Api administrator(MillraceSystem system) {
        return administrator(Entrance.of(system));
    }

    public static Api administrator(Entrance entrance) {
        return anonymous(entrance).loggedIn(entrance.adminEmail(), entrance.adminPassword());
    }

    /** Logs a customer in; the answer as it is. */
    public static Answer login(MillraceSystem system, String email) {
        return login(Entrance.of(system), email);
    }

    /** The same. */
    public static Answer login(Entrance entrance, String email) {
        return anonymous(entrance).login(email, PASSWORD);
    }

    private Answer login(String email, String password) {
        return post("/api/auth/login", """
                {"email": "%s", "password": "%s"}""".formatted(email, password));
    }

    private Api loggedIn(String email, String password) {
        var login = login(email, password).expect(200);
        return with("Authorization", "Bearer " + login.text("$.accessToken"));
    }

    /** The same client, sending one more header. */
    public Api with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Api(gateway, more);
    }

    /** The same client, calling another address. */
    public Api toward(URI base) {
        return new Api(base, headers);
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** Places an order for some pieces of one product under a new key. */
    public Answer order(String product, int quantity) {
        return with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/orders", """
                        {"lines": [{"productId": "%s", "quantity": %d}]}""".formatted(product, quantity));
    }

    /** What this client proves itself with. */
    public String token() {
        return headers.getOrDefault("Authorization", "").replaceFirst("^Bearer ", "");
    }

    public Answer send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException("No answer to %s %s".formatted(method, path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
