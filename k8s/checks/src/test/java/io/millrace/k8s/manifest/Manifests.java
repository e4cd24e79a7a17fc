package io.millrace.k8s.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All that one overlay describes. */
public final class Manifests {

    private final String overlay;
    private final List<JsonNode> objects;
    private final Map<Class<?>, List<?>> models = new ConcurrentHashMap<>();

    /**
     * An overlay.
     *
     * @param overlay whose they are
     * @param objects in no order
     */
    public Manifests(String overlay, List<JsonNode> objects) {
        this.overlay = overlay;
        this.objects = List.copyOf(objects);
    }

    public String overlay() {
        return overlay;
    }

    public List<JsonNode> objects() {
        return objects;
    }

    @Override
    public String toString() {
        return overlay;
    }

    /** All objects of a kind, in the words of its model. */
    @SuppressWarnings("unchecked")
    public <T> List<T> all(Class<T> model) {
        return (List<T>) models.computeIfAbsent(model, this::read);
    }

    private <T> List<T> read(Class<T> model) {
        return objects.stream()
                .filter(object -> Models.of(object).filter(model::equals).isPresent())
                .map(object -> Models.read(object, model))
                .toList();
    }

    /** All objects of a kind that has no model of ours, or whatever model. */
    public List<JsonNode> ofKind(String kind) {
        return objects.stream()
                .filter(object -> kind.equals(object.path("kind").asText()))
                .toList();
    }

    /** An object by its kind and name. */
    public <T extends HasMetadata> Optional<T> find(Class<T> model, String name) {
        return all(model).stream()
                .filter(object -> name.equals(object.getMetadata().getName()))
                .findFirst();
    }

    /** What runs pods. */
    public Stream<Workload> workloads() {
        return Stream.concat(
                all(Deployment.class).stream().map(Workload::of),
                all(StatefulSet.class).stream().map(Workload::of));
    }

    /** What runs a service's pods. */
    public Workload workload(String name) {
        return workloads()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s has no workload %s".formatted(overlay, name)));
    }

    /** A ConfigMap, whose name may end with the hash of what is in it. */
    public Optional<ConfigMap> settings(String name) {
        return find(ConfigMap.class, name);
    }
}
