package io.millrace.k8s.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a kustomization names, put together without kubectl: its resources, those of its components, and what it generates.
 * Patches, labels and hashes are kubectl's work alone, so what depends on them is checked only once it has rendered.
 */
public final class Kustomization {

    public static final String FILE = "kustomization.yaml";

    private final Path folder;
    private final JsonNode tree;

    public Kustomization(Path folder) {
        this.folder = folder.normalize();
        this.tree = Yaml.document(folder.resolve(FILE));
    }

    /** The files and folders that a list of it names. */
    public Stream<Path> named(String list) {
        return elements(tree.path(list))
                .map(name -> folder.resolve(name.asText()).normalize());
    }

    /** All objects, as an overlay of the given name. */
    public Manifests asTheyLie(String overlay) {
        return new Manifests(overlay, objects());
    }

    private List<JsonNode> objects() {
        List<JsonNode> objects = new ArrayList<>();
        addTo(objects);
        elements(tree.path("images")).forEach(image -> replace(image, objects));
        return objects;
    }

    private void addTo(List<JsonNode> objects) {
        named("resources").forEach(resource -> add(resource, objects));
        named("components").forEach(component -> new Kustomization(component).addTo(objects));
        elements(tree.path("configMapGenerator")).forEach(generator -> generate("ConfigMap", generator, objects));
        elements(tree.path("secretGenerator")).forEach(generator -> generate("Secret", generator, objects));
    }

    private static void add(Path resource, List<JsonNode> objects) {
        if (Files.isDirectory(resource)) {
            new Kustomization(resource).addTo(objects);
        } else {
            objects.addAll(Yaml.documents(resource));
        }
    }

    private void generate(String kind, JsonNode generator, List<JsonNode> objects) {
        var data = data(
                "merge".equals(generator.path("behavior").asText())
                        ? existing(kind, generator, objects)
                        : made(kind, generator, objects),
                kind);
        elements(generator.path("envs"))
                .flatMap(file -> Repository.read(folder.resolve(file.asText())).lines())
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> put(line, data));
        elements(generator.path("literals")).forEach(literal -> put(literal.asText(), data));
        elements(generator.path("files"))
                .forEach(file -> data.put(file.asText(), Repository.read(folder.resolve(file.asText()))));
    }

    private static ObjectNode data(ObjectNode object, String kind) {
        return object.withObjectProperty(kind.equals("Secret") ? "stringData" : "data");
    }

    private static ObjectNode existing(String kind, JsonNode generator, List<JsonNode> objects) {
        return (ObjectNode) objects.stream()
                .filter(object -> kind.equals(object.path("kind").asText()))
                .filter(object -> generator.path("name").equals(object.at("/metadata/name")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing to merge into: " + generator));
    }

    private static ObjectNode made(String kind, JsonNode generator, List<JsonNode> objects) {
        var object =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", kind);
        object.withObjectProperty("metadata").set("name", generator.path("name"));
        objects.add(object);
        return object;
    }

    private static void put(String setting, ObjectNode data) {
        var at = setting.indexOf('=');
        data.put(setting.substring(0, at), setting.substring(at + 1));
    }

    private static void replace(JsonNode image, List<JsonNode> objects) {
        var name = image.path("name").asText();
        var where = image.path("newName").asText(name);
        var which = image.has("digest")
                ? "@" + image.path("digest").asText()
                : ":" + image.path("newTag").asText();
        objects.stream()
                .flatMap(object -> object.findParents("image").stream())
                .filter(container -> container.path("image").asText().equals(name))
                .forEach(container -> ((ObjectNode) container).put("image", where + which));
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
