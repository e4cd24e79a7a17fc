package io.millrace.gateway.docs;

import io.millrace.testing.openapi.Json;
import io.millrace.testing.openapi.Shared;
import java.util.List;
import java.util.Map.Entry;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Several documents as one, with what the gateway adds to each call: its own errors and the headers of its limits. */
final class Merge {

    private static final List<Integer> ERRORS_OF_THE_GATEWAY = List.of(429, 502, 504);
    private static final List<String> LIMITS = List.of("RateLimit", "RateLimit-Policy");
    private static final List<String> KINDS =
            List.of("headers", "parameters", "responses", "schemas", "securitySchemes");

    private final JsonNode frame;
    private final List<JsonNode> documents;

    /** @param frame the gateway's own document, whose description of the whole is the merged one's */
    Merge(JsonNode frame, List<JsonNode> services) {
        this.frame = frame;
        this.documents = Stream.concat(services.stream(), Stream.of(frame)).toList();
    }

    JsonNode document() {
        var merged = Json.object().put("openapi", "3.1.0");
        merged.set("info", frame.get("info"));
        merged.set("servers", frame.get("servers"));
        ArrayNode tags = merged.putArray("tags");
        documents.forEach(document -> document.get("tags").forEach(tags::add));
        merged.set("paths", joined("", "paths"));
        var components = merged.putObject("components");
        KINDS.forEach(kind -> components.set(kind, joined("/components", kind)));
        addOwn((ObjectNode) merged.get("paths"), components);
        return merged;
    }

    /** What is called alike must be alike. */
    private ObjectNode joined(String place, String kind) {
        var joined = Json.object();
        var names = new TreeSet<String>();
        documents.forEach(
                document -> members(document.at(place).path(kind)).forEach(member -> names.add(member.getKey())));
        for (var name : names) {
            var all = documents.stream()
                    .map(document -> document.at(place).path(kind).path(name))
                    .filter(JsonNode::isObject)
                    .distinct()
                    .toList();
            if (all.size() > 1) {
                throw new AssertionError("Two documents mean different things by %s %s: %s and %s"
                        .formatted(kind, name, all.getFirst(), all.getLast()));
            }
            joined.set(name, all.getFirst().deepCopy());
        }
        return joined;
    }

    private static void addOwn(ObjectNode paths, ObjectNode components) {
        var own = Shared.components();
        ERRORS_OF_THE_GATEWAY.forEach(status -> copy(own, components, "responses", Shared.errorOf(status)));
        LIMITS.forEach(name -> copy(own, components, "headers", name));
        members(paths)
                .flatMap(path -> members(path.getValue()))
                .forEach(call -> addErrors((ObjectNode) call.getValue().get("responses")));
        Stream.concat(
                        members(components.get("responses")),
                        members(paths)
                                .flatMap(path -> members(path.getValue()))
                                .flatMap(call -> members(call.getValue().get("responses")))
                                .filter(response -> !response.getValue().has("$ref")))
                .forEach(response -> addLimits((ObjectNode) response.getValue()));
    }

    private static void copy(ObjectNode from, ObjectNode to, String kind, String name) {
        ((ObjectNode) to.get(kind)).set(name, from.get(kind).get(name));
    }

    private static void addErrors(ObjectNode responses) {
        ERRORS_OF_THE_GATEWAY.stream()
                .filter(status -> !responses.has(status.toString()))
                .forEach(status -> responses.set(
                        status.toString(),
                        Json.object().put("$ref", "#/components/responses/" + Shared.errorOf(status))));
        var sorted = members(responses).sorted(Entry.comparingByKey()).toList();
        responses.removeAll();
        sorted.forEach(response -> responses.set(response.getKey(), response.getValue()));
    }

    private static void addLimits(ObjectNode response) {
        var headers = (ObjectNode) (response.has("headers") ? response.get("headers") : Json.object());
        LIMITS.forEach(name -> headers.set(name, Json.object().put("$ref", "#/components/headers/" + name)));
        response.set("headers", headers);
    }

    private static Stream<Entry<String, JsonNode>> members(JsonNode node) {
        return node.properties().stream();
    }
}
