package io.millrace.cli.letters;

import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** The letters of one service, through its management port. */
public final class LetterBox {

    /** It is near, or behind a port that is forwarded. */
    private static final int CONNECT_MILLIS = 2_000;
    /** A replay is handled while we wait, and a handler may wait for a database. */
    private static final int ANSWER_MILLIS = 60_000;
    /** Letters in one answer. */
    private static final int PAGE = 100;

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final Set<Integer> UNKNOWN = Set.of(404, 400); // the latter where it is no id at all

    private final String service;
    private final URI management;

    /**
     * @param service what people call it
     * @param management the root of its management port
     */
    public LetterBox(String service, URI management) {
        this.service = service;
        this.management = management;
    }

    String service() {
        return service;
    }

    /** All of them, oldest first. */
    List<Letter> all() {
        List<Letter> letters = new ArrayList<>();
        List<Letter> page = page("");
        while (!page.isEmpty()) {
            letters.addAll(page);
            page = page("&after=" + encoded(letters.getLast().id()));
        }
        return letters;
    }

    private List<Letter> page(String after) {
        return ask("GET", "?limit=" + PAGE + after)
                .map(answer -> letters(answer.get("letters")))
                .orElseThrow(() -> new ServerException(service + " offers no letters at " + management
                        + ": is that its management port, and is its version as new as this command's?"));
    }

    @SuppressWarnings("unchecked")
    private static List<Letter> letters(@Nullable Object page) {
        return page instanceof List<?> list
                ? list.stream()
                        .map(letter -> new Letter((Map<String, Object>) letter))
                        .toList()
                : List.of();
    }

    /** One with its headers and its payload. */
    Optional<Letter> find(String id) {
        return ask("GET", "/" + encoded(id)).map(Letter::new);
    }

    /** Has it handled again. */
    Optional<Replay> replay(String id) {
        return ask("POST", "/" + encoded(id))
                .map(answer -> new Replay(
                        Objects.toString(answer.get("outcome"), ""), Objects.toString(answer.get("error"), "")));
    }

    /** Throws it away; false where there is none. */
    boolean drop(String id) {
        return ask("DELETE", "/" + encoded(id)).isPresent();
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /** The answer, or nothing where there is no such letter. */
    private Optional<Map<String, Object>> ask(String method, String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(base() + path).toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            connection.setRequestMethod(method);
            if (method.equals("POST")) { // without a body, which has to be said
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.getOutputStream().close();
            }
            return answer(connection);
        } catch (IOException | JacksonException e) {
            throw new ServerException(
                    "The letters of " + service + " at " + management + " can't be reached: " + e.getMessage(), e);
        }
    }

    private String base() {
        return management.toString().replaceFirst("/+$", "") + "/actuator/letters";
    }

    private Optional<Map<String, Object>> answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (UNKNOWN.contains(status)) {
            return Optional.empty();
        }
        if (status == NO_CONTENT) {
            return Optional.of(Map.of());
        }
        if (status != OK) {
            throw new ServerException(service + " answered " + status + " to " + connection.getRequestMethod() + " "
                    + connection.getURL() + ": its log may tell why.");
        }
        try (InputStream body = connection.getInputStream()) {
            return Optional.of(JSON.std.mapFrom(body));
        }
    }

    /** How a replay went. */
    record Replay(String outcome, String error) {

        boolean failed() {
            return !"handled".equals(outcome) && !"repeated".equals(outcome);
        }
    }
}
