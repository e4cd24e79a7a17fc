package io.millrace.gateway.docs.lint;

import io.millrace.testing.openapi.References;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A document as the rules look at it. */
record Document(JsonNode root) {

    Stream<Call> calls() {
        return members(root.get("paths"))
                .flatMap(path -> members(path.getValue())
                        .map(call -> new Call(path.getKey(), call.getKey(), call.getValue(), this)));
    }

    /** The schemas that have names. */
    Stream<Entry<String, JsonNode>> schemas() {
        return members(root.at("/components/schemas"));
    }

    /** Every property of a schema that has a name, as {@code Order.total}. */
    Stream<Entry<String, JsonNode>> properties() {
        return schemas()
                .flatMap(schema -> members(schema.getValue().path("properties"))
                        .map(property ->
                                java.util.Map.entry(schema.getKey() + "." + property.getKey(), property.getValue())));
    }

    JsonNode resolve(JsonNode node) {
        return References.resolve(node, root);
    }

    /** The names of the schemas that requests have. */
    Set<String> inRequests() {
        var names = new TreeSet<String>();
        calls().map(call -> call.node().path("requestBody"))
                .flatMap(body -> References.from(body, root).stream())
                .forEach(reference -> names.add(reference.substring(reference.lastIndexOf('/') + 1)));
        return names;
    }

    static Stream<Entry<String, JsonNode>> members(JsonNode node) {
        return node.properties().stream();
    }

    static Stream<JsonNode> elements(JsonNode node) {
        return node.valueStream();
    }

    /** One call. */
    record Call(String path, String method, JsonNode node, Document document) {

        Stream<JsonNode> parameters() {
            return elements(node.path("parameters")).map(document::resolve);
        }

        boolean hasParameter(String name) {
            return parameters()
                    .anyMatch(parameter -> parameter.path("name").asString("").equals(name));
        }

        /** The responses by status. */
        Stream<Entry<String, JsonNode>> responses() {
            return members(node.path("responses"))
                    .map(response -> java.util.Map.entry(response.getKey(), document.resolve(response.getValue())));
        }

        boolean answers(int status) {
            return node.path("responses").has(Integer.toString(status));
        }

        boolean hasBody() {
            return node.has("requestBody");
        }

        boolean isSecured() {
            return !node.path("security").isEmpty();
        }

        /** Whether being somebody is not enough. */
        boolean needsRole() {
            return elements(node.path("security"))
                    .anyMatch(way -> !way.path("bearer").isEmpty());
        }

        /** What it answers with where all is well, as JSON. */
        Stream<JsonNode> json() {
            return responses()
                    .filter(response -> response.getKey().startsWith("2"))
                    .map(response -> response.getValue().at("/content/application~1json"))
                    .filter(JsonNode::isObject);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
