package io.millrace.cli.letters;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** The letters endpoint of a service, with two letters to a page at most. */
final class FakeLetters implements AutoCloseable {

    private static final String PATH = "/actuator/letters";
    private static final int MOST = 2;

    private final Map<String, Map<String, Object>> letters = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, String> outcomes = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;

    FakeLetters() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, this::answer);
        server.createContext("/broken/actuator/letters", exchange -> send(exchange, 500, "{}"));
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    List<String> ids() {
        return List.copyOf(letters.keySet());
    }

    FakeLetters with(String id, Map<String, Object> more) {
        Map<String, Object> letter = new LinkedHashMap<>(Map.of(
                "id",
                id,
                "topic",
                "millrace.orders",
                "partition",
                3,
                "offset",
                42,
                "key",
                "order-" + id,
                "type",
                "io.millrace.orders.OrderPlaced.v1",
                "error",
                "java.lang.IllegalStateException:\n  no shelf",
                "tries",
                3,
                "diedAt",
                "2026-11-23T10:15:30.123456Z"));
        letter.putAll(more);
        letters.put(id, letter);
        return this;
    }

    /** How a replay of it ends; handled unless told. */
    FakeLetters replaying(String id, String outcome) {
        outcomes.put(id, outcome);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        String path = exchange.getRequestURI().getPath();
        if (path.equals(PATH)) {
            send(exchange, 200, JSON.std.asString(page(exchange.getRequestURI().getQuery())));
            return;
        }
        String id = path.substring(PATH.length() + 1);
        if (!letters.containsKey(id)) {
            send(exchange, 404, "");
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "GET" -> send(exchange, 200, JSON.std.asString(letters.get(id)));
            case "POST" -> send(exchange, 200, JSON.std.asString(replayed(id)));
            default -> {
                letters.remove(id);
                send(exchange, 204, "");
            }
        }
    }

    private Map<String, Object> page(String query) {
        List<String> ids = ids();
        int from = query.contains("after=") ? ids.indexOf(query.replaceFirst(".*after=", "")) + 1 : 0;
        List<Map<String, Object>> page =
                ids.stream().skip(from).limit(MOST).map(letters::get).toList();
        return Map.of("letters", page, "total", letters.size());
    }

    private Map<String, Object> replayed(String id) {
        String outcome = outcomes.getOrDefault(id, "handled");
        if (outcome.equals("failed")) {
            return Map.of("id", id, "outcome", outcome, "error", "still no shelf");
        }
        letters.remove(id);
        return Map.of("id", id, "outcome", outcome);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
