package io.millrace.acceptance.driver;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** An open stream of server-sent events: its lines so far, and when it ended. */
public final class EventStream {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Instant> end;

    private EventStream(HttpRequest request) {
        end = HTTP.sendAsync(request, BodyHandlers.ofLines()).thenApplyAsync(answer -> {
            try (var body = answer.body()) {
                body.forEach(lines::add);
            } catch (UncheckedIOException e) {
                lines.add("broken: " + e.getMessage());
            }
            return Instant.now();
        });
    }

    /** Opens one as a customer. */
    public static EventStream open(Api client, URI address) {
        return new EventStream(HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + client.token())
                .header("Accept", "text/event-stream")
                .build());
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Completes when it has ended, in order or not. */
    public CompletableFuture<Instant> end() {
        return end;
    }
}
