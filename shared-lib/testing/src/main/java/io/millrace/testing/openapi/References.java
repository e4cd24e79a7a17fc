package io.millrace.testing.openapi;

import java.util.ArrayDeque;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Which components a part of a document names, those included that they name themselves. */
public final class References {

    private References() {}

    /** The references below a node, followed through the document. */
    public static Set<String> from(JsonNode node, JsonNode document) {
        var found = new TreeSet<String>();
        var open = new ArrayDeque<JsonNode>();
        open.add(node);
        while (!open.isEmpty()) {
            for (var reference : open.remove().findValues("$ref")) {
                if (reference.isString() && found.add(reference.asString())) {
                    open.add(target(reference.asString(), document));
                }
            }
        }
        return found;
    }

    /** What a reference leads to, or a missing node. */
    public static JsonNode target(String reference, JsonNode document) {
        return document.at(reference.substring(1));
    }

    /** The node itself, or what it refers to. */
    public static JsonNode resolve(JsonNode node, JsonNode document) {
        return node.has("$ref") ? target(node.get("$ref").asString(), document) : node;
    }
}
