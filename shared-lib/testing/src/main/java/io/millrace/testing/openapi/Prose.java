package io.millrace.testing.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/**
 * What people say about an API, in YAML beside the test that writes the document: {@code calls} by the id that each has,
 * {@code types}, and {@code aliases} for types that are another's under a second name.
 */
record Prose(JsonNode root) {

    /** Reads a file that lies beside a class. */
    static Prose read(Class<?> neighbour, String file) {
        try (var text = neighbour.getResourceAsStream(file)) {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions())); // Jackson's does not know merge keys
            return new Prose(Json.of(yaml.load(Objects.requireNonNull(text, file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<Call> calls() {
        return members("calls").map(call -> new Call(call.getKey(), call.getValue()));
    }

    Optional<Call> call(String method, String path) {
        var address = method + " " + path;
        return calls().filter(call -> call.address().equalsIgnoreCase(address)).findFirst();
    }

    Stream<Entry<String, JsonNode>> members(String name) {
        return Json.child(root, name).stream().flatMap(node -> node.properties().stream());
    }

    /** What is said of one call. */
    record Call(String id, JsonNode prose) {

        String address() {
            return text("call");
        }

        String path() {
            return address().substring(address().indexOf(' ') + 1);
        }

        String method() {
            return address().substring(0, address().indexOf(' '));
        }

        /** Whether no controller shows this call, so that all of it is said here. */
        boolean whole() {
            return prose.path("whole").asBoolean(false);
        }

        String text(String name) {
            return Json.child(prose, name)
                    .map(JsonNode::asString)
                    .orElseThrow(() -> new AssertionError("The call %s needs a %s.".formatted(id, name)));
        }

        Stream<Entry<String, JsonNode>> members(String name) {
            return Json.child(prose, name).stream().flatMap(node -> node.properties().stream());
        }
    }
}
