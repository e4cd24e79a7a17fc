package io.millrace.testing.openapi;

import io.millrace.testing.openapi.Prose.Call;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole document: what controllers show, and what is said about it. Neither may have anything that the other has not. */
final class Description {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private final ObjectNode shown;
    private final Prose prose;
    private final String file;

    Description(JsonNode shown, Prose prose, String file) {
        this.shown = (ObjectNode) shown.deepCopy();
        this.prose = prose;
        this.file = file;
    }

    ObjectNode document() {
        refuseUnknownCalls();
        var types = new Types(prose);
        types.rename(shown);
        var document = Json.object().put("openapi", "3.1.0");
        document.set("info", prose.root().get("info"));
        document.putArray("servers").addObject().put("url", "/").put("description", "Where the document came from.");
        document.putArray("tags").add(prose.root().get("tag"));
        document.set("paths", paths());
        document.set("components", components(types));
        closeRequests(document);
        document.set("components", used(document));
        return document;
    }

    private void refuseUnknownCalls() {
        var stale = prose.calls()
                .filter(call -> !call.whole())
                .filter(call -> operation(call.method(), call.path()).isMissingNode())
                .map(Call::address)
                .toList();
        if (!stale.isEmpty()) {
            throw new AssertionError(
                    "No controller has %s: take it out of %s.".formatted(String.join(", ", stale), file));
        }
    }

    private JsonNode operation(String method, String path) {
        return shown.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    }

    private ObjectNode paths() {
        var paths = Json.object();
        var known = shown.path("paths").properties().stream().map(Entry::getKey);
        var whole = prose.calls().filter(Call::whole).map(Call::path);
        Stream.concat(known, whole).distinct().sorted().forEach(path -> paths.set(path, calls(path)));
        return paths;
    }

    private ObjectNode calls(String path) {
        var calls = Json.object();
        for (var method : METHODS) {
            var raw = operation(method, path);
            var said = prose.call(method, path);
            if (raw.isObject() || said.filter(Call::whole).isPresent()) {
                var call = said.orElseThrow(() -> new AssertionError(
                        "Nothing is said about %s %s: describe it in %s.".formatted(method, path, file)));
                calls.set(method, new Operation(raw, call).describe(tag()));
            }
        }
        return calls;
    }

    private String tag() {
        return prose.root().get("tag").get("name").asString();
    }

    private ObjectNode components(Types types) {
        var components = Shared.components();
        var schemas = types.describe(shown.path("components").path("schemas"));
        schemas.setAll((ObjectNode) components.get("schemas"));
        components.set("schemas", schemas);
        return components;
    }

    /** Requests are read strictly: a property that is not named is 400. Answers may come to have more. */
    private static void closeRequests(ObjectNode document) {
        document.get("paths").findValues("requestBody").stream()
                .flatMap(body -> References.from(body, document).stream())
                .map(reference -> References.target(reference, document))
                .filter(schema -> schema.path("type").asString("").equals("object"))
                .forEach(schema -> ((ObjectNode) schema).put("additionalProperties", false));
    }

    private static ObjectNode used(ObjectNode document) {
        var references = References.from(document.get("paths"), document);
        var components = Json.object();
        document.get("components").properties().stream()
                .sorted(Entry.comparingByKey())
                .forEach(kind -> {
                    var kept = Json.object();
                    kind.getValue().properties().stream()
                            .filter(component -> isUsed(kind.getKey(), component.getKey(), references))
                            .sorted(Entry.comparingByKey())
                            .forEach(component -> kept.set(component.getKey(), component.getValue()));
                    if (!kept.isEmpty()) {
                        components.set(kind.getKey(), kept);
                    }
                });
        return components;
    }

    private static boolean isUsed(String kind, String name, Set<String> references) {
        return kind.equals("securitySchemes") || references.contains("#/components/%s/%s".formatted(kind, name));
    }
}
