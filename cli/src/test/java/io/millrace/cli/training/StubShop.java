package io.millrace.cli.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Answers as the gateway does where all is well, as far as a journey looks; everything in it is called 1. */
final class StubShop implements AutoCloseable {

    private static final byte[] BODY = """
            {"id": "1", "accessToken": "token", "refreshToken": "refresh"}""".getBytes(StandardCharsets.UTF_8);

    private static final Map<String, Integer> USUAL = Map.of(
            "POST /api/auth/register", 201,
            "POST /api/products", 201,
            "POST /api/orders", 202,
            "POST /api/orders/1/cancel", 202,
            "POST /api/auth/logout", 204);

    private final HttpServer server;
    private final Map<String, Integer> unusual = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    StubShop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** A call like {@code GET /api/users/me} gets this status from now on. */
    void answer(String call, int status) {
        unusual.put(call, status);
    }

    List<String> calls() {
        return calls;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        calls.add(call);
        int status = unusual.getOrDefault(call, status(exchange, call));
        exchange.getResponseHeaders().add("ETag", "\"1\"");
        boolean empty = status == 204 || status == 304;
        exchange.sendResponseHeaders(status, empty ? -1 : BODY.length);
        if (!empty) {
            exchange.getResponseBody().write(BODY);
        }
        exchange.close();
    }

    private static int status(HttpExchange exchange, String call) {
        Predicate<String> sent = exchange.getRequestHeaders()::containsKey;
        if (sent.test("If-None-Match")) {
            return 304;
        }
        if (call.startsWith("GET /api/orders") && !sent.test("Authorization")) {
            return 401;
        }
        if (call.matches("GET /api/orders/.{36}")) {
            return 404;
        }
        if ("x".equals(exchange.getRequestHeaders().getFirst("Idempotency-Key"))) {
            return 400;
        }
        return USUAL.getOrDefault(call, 200);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
