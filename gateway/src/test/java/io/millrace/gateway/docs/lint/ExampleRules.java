package io.millrace.gateway.docs.lint;

import io.millrace.gateway.docs.lint.Document.Call;
import io.millrace.testing.openapi.Schemas;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Examples are there, and are what their schemas say. */
final class ExampleRules {

    private ExampleRules() {}

    static Stream<String> present(Document document) {
        return places(document)
                .filter(place -> examples(place.getValue()).findAny().isEmpty())
                .map(place -> place.getKey() + " has no example");
    }

    static Stream<String> valid(Document document) {
        var said = places(document)
                .flatMap(place -> examples(place.getValue())
                        .flatMap(example ->
                                faults(place.getKey(), example, place.getValue().path("schema"), document)));
        var schemas = Stream.concat(document.schemas(), document.properties())
                .flatMap(schema -> Document.elements(schema.getValue().path("examples"))
                        .flatMap(example -> faults(schema.getKey(), example, schema.getValue(), document)));
        return Stream.concat(said, schemas);
    }

    private static Stream<String> faults(String place, JsonNode example, JsonNode schema, Document document) {
        return Schemas.faults(example, schema, document.root()).stream().map(fault -> place + ": " + fault);
    }

    /** All that has a schema and examples beside it: parameters, headers, bodies and answers. */
    private static Stream<Entry<String, JsonNode>> places(Document document) {
        var headers = Document.members(document.root().at("/components/headers"))
                .map(header -> Map.entry("the header " + header.getKey(), header.getValue()));
        return Stream.concat(headers, document.calls().flatMap(ExampleRules::places));
    }

    private static Stream<Entry<String, JsonNode>> places(Call call) {
        var parameters = call.parameters().map(parameter -> Map.entry(call + " " + parameter.path("name"), parameter));
        var bodies = contents(call + " body", call.node().path("requestBody"));
        var answers =
                call.responses().flatMap(response -> contents(call + " " + response.getKey(), response.getValue()));
        return Stream.of(parameters, bodies, answers).flatMap(places -> places);
    }

    private static Stream<Entry<String, JsonNode>> contents(String place, JsonNode message) {
        return Document.members(message.path("content")).map(content -> Map.entry(place, content.getValue()));
    }

    private static Stream<JsonNode> examples(JsonNode place) {
        return Stream.concat(
                place.has("example") ? Stream.of(place.get("example")) : Stream.of(),
                Document.members(place.path("examples"))
                        .map(example -> example.getValue().path("value")));
    }
}
