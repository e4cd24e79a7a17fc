package io.millrace.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.k8s.manifest.Manifests;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One thing that somebody gets wrong.
 *
 * @param what in words
 * @param change does it to a copy
 * @param complaint what is to be said about it
 */
record Breakage(String what, Consumer<List<JsonNode>> change, String complaint) {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String toString() {
        return what;
    }

    Manifests of(Manifests sound) {
        List<JsonNode> copy = new ArrayList<>();
        sound.objects().forEach(object -> copy.add(object.deepCopy()));
        change.accept(copy);
        return new Manifests(sound.overlay(), copy);
    }

    /** Sets a field of an object, or removes it where the value is null. */
    static Consumer<List<JsonNode>> set(String kind, String name, String pointer, Object value) {
        return objects -> {
            var at = pointer.lastIndexOf('/');
            var parent = (ObjectNode) find(objects, kind, name).at(pointer.substring(0, at));
            var field = pointer.substring(at + 1);
            if (value == null) {
                require(parent.remove(field), pointer);
            } else {
                parent.set(field, JSON.valueToTree(value));
            }
        };
    }

    static Consumer<List<JsonNode>> remove(String kind, String name) {
        return objects -> require(objects.remove(find(objects, kind, name)) ? objects : null, name);
    }

    /** Removes an element of a list. */
    static Consumer<List<JsonNode>> remove(String kind, String name, String pointer, int index) {
        return objects -> require(((ArrayNode) find(objects, kind, name).at(pointer)).remove(index), pointer);
    }

    /** Adds an object that is like another. */
    static Consumer<List<JsonNode>> add(String kind, String name, UnaryOperator<ObjectNode> change) {
        return objects -> objects.add(change.apply(find(objects, kind, name).deepCopy()));
    }

    private static ObjectNode find(List<JsonNode> objects, String kind, String name) {
        return (ObjectNode) objects.stream()
                .filter(object -> kind.equals(object.path("kind").asText()))
                .filter(object ->
                        name.equals(object.at("/metadata/name").asText().replaceFirst("-[a-z0-9]{10}$", "")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing to break: %s %s".formatted(kind, name)));
    }

    private static void require(Object there, String what) {
        if (there == null) {
            throw new AssertionError("Nothing to break: " + what);
        }
    }
}
