package io.millrace.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/**
 * Calls a running service as its document says, with the document's own examples where a test has nothing else, and
 * holds every answer to the document.
 */
public final class DocumentedCalls {

    private final JsonNode document;
    private final WebTestClient client;
    private final Set<String> wellAnswered = ConcurrentHashMap.newKeySet();

    public DocumentedCalls(JsonNode document, WebTestClient client) {
        this.document = document;
        this.client = client;
    }

    /** The call with this {@code operationId}. */
    public DocumentedCall call(String id) {
        for (var path : document.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (operation.getValue().path("operationId").asString().equals(id)) {
                    return new DocumentedCall(this, operation.getKey(), path.getKey(), operation.getValue());
                }
            }
        }
        throw new AssertionError("No call is documented as " + id);
    }

    /** Fails unless each documented call was answered with a 2xx at least once. */
    public void allWereMade() {
        assertThat(document.get("paths").findValuesAsString("operationId"))
                .isNotEmpty()
                .allMatch((Predicate<String>) wellAnswered::contains);
    }

    JsonNode document() {
        return document;
    }

    WebTestClient client() {
        return client;
    }

    void answered(String id, int status) {
        if (status < 300) {
            wellAnswered.add(id);
        }
    }
}
