package io.millrace.k8s.manifest;

import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A Deployment or a StatefulSet.
 *
 * @param name its name
 * @param template what its pods are
 */
public record Workload(String name, PodTemplateSpec template) {

    static Workload of(Deployment deployment) {
        return new Workload(
                deployment.getMetadata().getName(), deployment.getSpec().getTemplate());
    }

    static Workload of(StatefulSet set) {
        return new Workload(set.getMetadata().getName(), set.getSpec().getTemplate());
    }

    public PodSpec pod() {
        return template.getSpec();
    }

    public Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    /** What serves. */
    public Container main() {
        return pod().getContainers().getFirst();
    }

    /** What prepares, and what serves. */
    public Stream<Container> containers() {
        return Stream.concat(
                Stream.ofNullable(pod().getInitContainers()).flatMap(List::stream), pod().getContainers().stream());
    }

    /** The values that a container's environment has by itself and from ConfigMaps; those from Secrets are empty. */
    public static Map<String, String> environment(Container container, Manifests manifests) {
        Map<String, String> environment = new LinkedHashMap<>();
        container.getEnvFrom().stream()
                .map(EnvFromSource::getConfigMapRef)
                .filter(Objects::nonNull)
                .map(ConfigMapEnvSource::getName)
                .forEach(name -> manifests.settings(name).ifPresent(map -> environment.putAll(map.getData())));
        container
                .getEnv()
                .forEach(variable ->
                        environment.put(variable.getName(), Objects.requireNonNullElse(variable.getValue(), "")));
        return environment;
    }
}
