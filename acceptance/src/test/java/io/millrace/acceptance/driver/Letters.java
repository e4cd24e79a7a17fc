package io.millrace.acceptance.driver;

import com.jayway.jsonpath.JsonPath;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** A service's dead letters, as its operators reach them: on the management port. */
public final class Letters {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI endpoint;

    public Letters(MillraceSystem system, Service service) {
        endpoint = system.managementUrl(service).resolve("/actuator/letters");
    }

    /** The letters with this key; their ids, oldest first. */
    public List<String> of(String key) {
        return JsonPath.read(
                send("GET", "?limit=100").expect(200).body(), "$.letters[?(@.key == '%s')].id".formatted(key));
    }

    public Answer show(String id) {
        return send("GET", "/" + id);
    }

    public Answer replay(String id) {
        return send("POST", "/" + id);
    }

    public Answer drop(String id) {
        return send("DELETE", "/" + id);
    }

    private Answer send(String method, String rest) {
        var request = HttpRequest.newBuilder(URI.create(endpoint + rest))
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            return new Answer(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
