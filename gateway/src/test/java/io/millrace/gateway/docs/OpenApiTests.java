package io.millrace.gateway.docs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.testing.openapi.CheckedIn;
import io.millrace.testing.openapi.Json;
import io.millrace.testing.openapi.OpenApi;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document of all services as one; with {@code -Dmillrace.openapi=write} it is written first. */
class OpenApiTests {

    static final CheckedIn MERGED = CheckedIn.at("src/main/resources/openapi/openapi.json");

    @Test
    void theDocumentIsWhatTheServicesSay() {
        MERGED.compare(new Merge(OpenApi.ofProse(OpenApiTests.class, "gateway.yml"), services()).document());
    }

    private static List<JsonNode> services() {
        return Stream.of("users", "catalog", "orders")
                .map(service -> CheckedIn.at("../service-%s/src/main/openapi/openapi.json".formatted(service)))
                .map(CheckedIn::document)
                .toList();
    }

    @Test
    void twoThingsUnderOneNameAreRefused() {
        var other =
                (tools.jackson.databind.node.ObjectNode) services().getFirst().deepCopy();
        ((tools.jackson.databind.node.ObjectNode) other.at("/components/schemas/Money")).put("description", "Another.");
        var frame = Json.read("{\"tags\": [], \"paths\": {}, \"components\": {}}");

        assertThatThrownBy(() -> new Merge(frame, List.of(services().getLast(), other)).document())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("schemas Money");
    }
}
