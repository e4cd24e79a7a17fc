package io.millrace.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of {@code graphql-transport-ws}, by hand, so that it can misbehave. */
final class GraphQlSocket implements WebSocket.Listener {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    GraphQlSocket(int port, UnaryOperator<WebSocket.Builder> handshake) {
        socket = handshake
                .apply(CLIENT.newWebSocketBuilder().subprotocols("graphql-transport-ws"))
                .buildAsync(URI.create("ws://localhost:%d/graphql".formatted(port)), this)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    static GraphQlSocket open(int port) {
        return new GraphQlSocket(port, handshake -> handshake);
    }

    GraphQlSocket init(String payload) {
        return send("{\"type\":\"connection_init\",\"payload\":%s}".formatted(payload));
    }

    /** Says who it is, and waits until it is let in. */
    GraphQlSocket login(String token) {
        init("{\"authorization\":\"Bearer %s\"}".formatted(token));
        next("connection_ack");
        return this;
    }

    GraphQlSocket subscribe(String id, String query) {
        return send("{\"type\":\"subscribe\",\"id\":\"%s\",\"payload\":{\"query\":%s}}"
                .formatted(id, JsonMapper.shared().writeValueAsString(query)));
    }

    GraphQlSocket send(String message) {
        socket.sendText(message, true)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        return this;
    }

    /** The next message of this type; keep-alives may come in between, and nothing else. */
    JsonNode next(String type) {
        var message = take();
        while (!type.equals("ping") && message.path("type").asString().equals("ping")) {
            message = take();
        }
        if (!message.path("type").asString().equals(type)) {
            throw new AssertionError("Expected %s but got %s".formatted(type, message));
        }
        return message;
    }

    private JsonNode take() {
        try {
            var message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("No message; closed: " + closed.getNow(null));
            }
            return JsonMapper.shared().readTree(message);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            messages.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }
}
