package io.millrace.cli.training;

import java.io.IOException;
import java.net.URI;
import java.util.UUID;

/** What people do with the system, once each. An answer of another status than expected ends it. */
final class Journey {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    /** Prices in minor units: below every credit, so that orders are confirmed, and above it. */
    private static final int CHEAP = 500;

    private static final int TOO_DEAR = 300_000;

    private static final String PASSWORD = "correct horse battery";

    private static final String QUERY = """
            {"query": "{ me { displayName } products(first: 5) { edges { node { name price { amount currency } } } } }"}""";

    private final URI gateway;
    private String cheap = "";
    private String dear = "";

    Journey(URI gateway) {
        this.gateway = gateway;
    }

    /** Adds products, one that is bought and one that nobody can pay. */
    void administrator(String email, String password) throws IOException, InterruptedException {
        Client visitor = new Client(gateway);
        Client admin = visitor.bearing(visitor.login(email, password));
        cheap = product(admin, CHEAP);
        dear = product(admin, TOO_DEAR);
        admin.get("/api/users?limit=5", OK);
    }

    private static String product(Client admin, int price) throws IOException, InterruptedException {
        String id = admin.post("/api/products", CREATED, """
                {"sku": "T-%s", "name": "Lamp", "description": "To practise with", "category": "light",
                 "price": {"amount": %d, "currency": "EUR"}}""".formatted(UUID.randomUUID(), price))
                .text("id");
        admin.post("/api/products/" + id + "/stock", OK, "{\"change\": 10, \"reason\": \"delivery\"}");
        return id;
    }

    /** Registers, looks around, buys, changes their mind, and leaves; and makes the usual mistakes. */
    void customer(int number) throws IOException, InterruptedException {
        Client visitor = new Client(gateway);
        String email = "customer-" + number + "@example.com";
        visitor.post("/api/auth/register", CREATED, """
                {"email": "%s", "password": "%s", "displayName": "Ada"}""".formatted(email, PASSWORD));
        browse(visitor);
        Client.Answer login = visitor.login(email, PASSWORD);
        Client customer = visitor.bearing(login);
        customer.get("/api/users/me", OK);
        customer.post("/graphql", OK, QUERY);
        buy(customer);
        mistakes(visitor, customer);
        leave(customer, login.text("refreshToken"));
    }

    private void browse(Client visitor) throws IOException, InterruptedException {
        visitor.get("/api/products?limit=20", OK);
        visitor.get("/api/products?query=lamp&limit=5", OK);
        String tag = visitor.get("/api/products/" + cheap, OK).header("ETag");
        visitor.with("If-None-Match", tag).get("/api/products/" + cheap, NOT_MODIFIED);
    }

    private void buy(Client customer) throws IOException, InterruptedException {
        String confirmed = order(customer, cheap);
        customer.get("/api/orders/" + confirmed, OK);
        customer.get("/api/orders?limit=10", OK);
        customer.get("/api/users/me/credit", OK);
        customer.post("/api/orders/" + confirmed + "/cancel", ACCEPTED, "");
        order(customer, dear);
    }

    /** Its events end with what became of it. */
    private static String order(Client customer, String product) throws IOException, InterruptedException {
        String id = customer.with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/orders", ACCEPTED, """
                        {"lines": [{"productId": "%s", "quantity": 1}]}""".formatted(product))
                .text("id");
        customer.with("Accept", "text/event-stream").get("/api/orders/" + id + "/events", OK);
        return id;
    }

    private static void mistakes(Client visitor, Client customer) throws IOException, InterruptedException {
        visitor.get("/api/orders", UNAUTHORIZED);
        customer.get("/api/orders/" + UUID.randomUUID(), NOT_FOUND);
        customer.with("Idempotency-Key", "x").post("/api/orders", BAD_REQUEST, "{\"lines\": []}");
    }

    private static void leave(Client customer, String refreshToken) throws IOException, InterruptedException {
        String body = "{\"refreshToken\": \"%s\"}";
        String next = customer.post("/api/auth/refresh", OK, body.formatted(refreshToken))
                .text("refreshToken");
        customer.post("/api/auth/logout", NO_CONTENT, body.formatted(next));
    }
}
