package io.millrace.cli.training;

import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** One client of the gateway. */
record Client(URI gateway, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A first call, while four JVMs begin on two cores, may take long; one that hangs must not hang a build. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int OK = 200;

    Client(URI gateway) {
        this(gateway, Map.of());
    }

    Client {
        headers = Map.copyOf(headers);
    }

    Client with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Client(gateway, more);
    }

    Answer login(String email, String password) throws IOException, InterruptedException {
        return post("/api/auth/login", OK, """
                {"email": "%s", "password": "%s"}""".formatted(email, password));
    }

    /** The same with the token of a log-in. */
    Client bearing(Answer login) throws IOException {
        return with("Authorization", "Bearer " + login.text("accessToken"));
    }

    Answer get(String path, int expected) throws IOException, InterruptedException {
        return send("GET", path, expected, "");
    }

    Answer post(String path, int expected, String body) throws IOException, InterruptedException {
        return send("POST", path, expected, body);
    }

    private Answer send(String method, String path, int expected, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new ServerException("%s %s was answered %d and not %d: %s"
                    .formatted(method, path, response.statusCode(), expected, response.body()));
        }
        return new Answer(response);
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        /** A text at the top of the JSON body. */
        String text(String name) throws IOException {
            return String.valueOf(JSON.std.mapFrom(response.body()).get(name));
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
