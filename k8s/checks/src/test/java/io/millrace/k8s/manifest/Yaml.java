package io.millrace.k8s.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML as trees. SnakeYAML reads it, as Jackson's own reader does not follow anchors. */
public final class Yaml {

    private static final ObjectMapper TREES = new ObjectMapper();

    private Yaml() {}

    /** The documents of a file; empty ones are left out. */
    public static List<JsonNode> documents(Path file) {
        var yaml = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()));
        return StreamSupport.stream(yaml.loadAll(Repository.read(file)).spliterator(), false)
                .map(document -> TREES.<JsonNode>valueToTree(document))
                .filter(JsonNode::isContainerNode)
                .toList();
    }

    /** The only document of a file. */
    public static JsonNode document(Path file) {
        var documents = documents(file);
        if (documents.size() != 1) {
            throw new IllegalStateException("%s has %d documents, not one".formatted(file, documents.size()));
        }
        return documents.getFirst();
    }
}
