package io.millrace.contracts.schema;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Whether an event's readers bear a change of it: those that still know the old shape must read new events, and those
 * that know the new one must read the old events that are kept.
 */
final class Compatibility {

    private final String event;
    private final JsonNode before;
    private final JsonNode now;
    private final List<Breach> breaches = new ArrayList<>();

    private Compatibility(String event, JsonNode before, JsonNode now) {
        this.event = event;
        this.before = before;
        this.now = now;
    }

    static List<Breach> breaches(String event, JsonNode before, JsonNode now) {
        var comparison = new Compatibility(event, before, now);
        if (!before.path("x-key").equals(now.path("x-key"))) {
            comparison.breach("", "has another key, so it would no longer follow its entity's earlier events");
        }
        comparison.compareFields("", before, now);
        return List.copyOf(comparison.breaches);
    }

    private void compare(String field, JsonNode before, JsonNode now) {
        var old = Shape.of(before, this.before);
        var current = Shape.of(now, this.now);
        if (old.nullable() && !current.nullable()) {
            breach(field, "became required, and old events lack it");
        } else if (!old.nullable() && current.nullable()) {
            breach(field, "became optional, and old readers need it");
        }
        if (!old.kind().equals(current.kind())) {
            breach(field, "changed from %s to %s".formatted(old.kind(), current.kind()));
            return;
        }
        compareFields(field, old.schema(), current.schema());
        compareValues(field, old.schema().path("enum"), current.schema().path("enum"), true);
        compareValues(field, old.schema().path("examples"), current.schema().path("examples"), false);
        if (old.schema().has("items")) {
            compare(field + "[]", old.schema().get("items"), current.schema().get("items"));
        }
    }

    private void compareFields(String parent, JsonNode before, JsonNode now) {
        var prefix = parent.isEmpty() ? "" : parent + ".";
        var old = before.path("properties");
        var current = now.path("properties");
        old.propertyStream().forEach(field -> {
            if (current.has(field.getKey())) {
                compare(prefix + field.getKey(), field.getValue(), current.get(field.getKey()));
            } else {
                breach(prefix + field.getKey(), "is gone, and old readers need it");
            }
        });
        current.propertyNames().stream()
                .filter(name -> !old.has(name) && isRequired(now, name))
                .forEach(name -> breach(prefix + name, "is new and required, and old events lack it"));
    }

    private void compareValues(String field, JsonNode before, JsonNode now, boolean closed) {
        var old = before.valueStream().toList();
        var current = now.valueStream().toList();
        old.stream()
                .filter(value -> !current.contains(value))
                .forEach(value -> breach(field, "lost the value %s, which old events have".formatted(value)));
        current.stream()
                .filter(value -> closed && !old.contains(value))
                .forEach(value -> breach(field, "has a new value %s, and its enum is closed".formatted(value)));
    }

    private static boolean isRequired(JsonNode schema, String field) {
        return schema.path("required")
                .valueStream()
                .anyMatch(name -> name.asString().equals(field));
    }

    private void breach(String field, String rule) {
        breaches.add(new Breach(event, field, rule));
    }

    /** A field's schema without the reference to it and without the null that it may be. */
    private record Shape(JsonNode schema, boolean nullable) {

        static Shape of(JsonNode schema, JsonNode root) {
            if (schema.has("anyOf")) {
                return new Shape(of(schema.get("anyOf").get(0), root).schema(), true);
            }
            if (schema.has("$ref")) {
                return of(root.at(schema.get("$ref").asString().substring(1)), root);
            }
            return new Shape(schema, false);
        }

        String kind() {
            var name = schema.has("enum")
                    ? "closed enum"
                    : schema.has("examples") ? "open enum" : schema.path("type").asString();
            return schema.has("format") ? name + "/" + schema.get("format").asString() : name;
        }
    }
}
