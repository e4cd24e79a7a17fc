package io.millrace.testing.openapi;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of a document, under the names that callers know and with what is said about each field. */
final class Types {

    private static final String PLACE = "#/components/schemas/";

    /** Bean Validation says these where nothing was meant. */
    private static final Map<String, String> NOTHING_MEANT =
            Map.of("minLength", "0", "maxLength", Integer.toString(Integer.MAX_VALUE));

    /** Java's class of control characters, which JSON Schema's dialect of regular expressions has not. */
    private static final Map<String, String> PATTERNS =
            Map.of("\\P{Cntrl}*", "^[^\\x00-\\x1F\\x7F]*$", "[^\\x00]*", "^[^\\x00]*$");

    private final Prose prose;
    private final Map<String, String> names = new HashMap<>();

    Types(Prose prose) {
        this.prose = prose;
        prose.members("types")
                .filter(type -> type.getValue().has("from"))
                .forEach(type -> names.put(type.getValue().get("from").asString(), type.getKey()));
        prose.members("aliases")
                .forEach(alias -> names.put(alias.getKey(), alias.getValue().asString()));
    }

    /** Follows the new names in all references below a node. */
    void rename(JsonNode node) {
        var reference = node.path("$ref").asString("");
        if (node instanceof ObjectNode object && reference.startsWith(PLACE)) {
            var name = reference.substring(PLACE.length());
            object.put("$ref", PLACE + names.getOrDefault(name, name));
        }
        node.forEach(this::rename);
    }

    /** The schemas that controllers show, described, and those that the prose has on its own. */
    ObjectNode describe(JsonNode shown) {
        var schemas = Json.object();
        var aliases = Set.copyOf(prose.members("aliases").map(Map.Entry::getKey).toList());
        shown.properties().stream()
                .filter(schema -> !aliases.contains(schema.getKey()))
                .forEach(schema -> schemas.set(names.getOrDefault(schema.getKey(), schema.getKey()), tidy((ObjectNode)
                        schema.getValue().deepCopy())));
        prose.members("types")
                .forEach(type -> schemas.set(type.getKey(), described(type.getValue(), schemas.path(type.getKey()))));
        return schemas;
    }

    private static ObjectNode described(JsonNode said, JsonNode shown) {
        var schema = Json.object();
        schema.put("type", "object")
                .put("description", said.path("description").asString("").strip());
        if (shown instanceof ObjectNode known) {
            known.remove("description");
            schema.setAll(known);
        }
        if (said.get("schema") instanceof ObjectNode own) {
            schema.setAll(own.deepCopy());
        }
        said.path("properties")
                .properties()
                .forEach(property -> describe(schema, property.getKey(), property.getValue()));
        return schema;
    }

    /** {@code schema} in a property's prose goes before what the controller shows, {@code example} becomes its examples. */
    private static void describe(ObjectNode schema, String name, JsonNode said) {
        if (!(schema.path("properties").get(name) instanceof ObjectNode property)) {
            throw new AssertionError("No answer or request has a field %s that is described.".formatted(name));
        }
        property.put("description", said.path("description").asString("").strip());
        if (said.get("schema") instanceof ObjectNode own) {
            property.setAll(own.deepCopy());
        }
        Json.child(said, "example")
                .ifPresent(example -> property.putArray("examples").add(example));
    }

    private static ObjectNode tidy(ObjectNode schema) {
        NOTHING_MEANT.forEach((name, value) -> {
            if (schema.path(name).asString("").equals(value)) {
                schema.remove(name);
            }
        });
        var pattern = schema.path("pattern");
        if (pattern.isString()) {
            schema.put("pattern", PATTERNS.getOrDefault(pattern.asString(), anchored(pattern.asString())));
        }
        schema.forEach(child -> {
            if (child instanceof ObjectNode object) {
                tidy(object);
            }
        });
        return schema;
    }

    /** Bean Validation means the whole text, JSON Schema any part of it. */
    private static String anchored(String pattern) {
        return pattern.startsWith("^") ? pattern : "^" + pattern + "$";
    }
}
