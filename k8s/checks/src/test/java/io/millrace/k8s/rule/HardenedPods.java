package io.millrace.k8s.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.millrace.k8s.manifest.Manifests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Pods are what Pod Security calls restricted, and a little more: nothing to write to, and limits. */
final class HardenedPods implements Rule {

    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    @Override
    public Stream<String> complaints(Manifests manifests) {
        var complaints = new Complaints();
        complaints.unless(
                manifests.all(Namespace.class).stream()
                        .anyMatch(namespace ->
                                "restricted".equals(labels(namespace).get(ENFORCE))),
                "No namespace enforces Pod Security restricted");
        manifests.workloads().forEach(workload -> {
            pod(workload.name(), workload.pod(), complaints);
            workload.containers().forEach(container -> container(workload.name(), container, complaints));
            workload.pod().getContainers().forEach(container -> probes(workload.name(), container, complaints));
        });
        return complaints.stream();
    }

    private static Map<String, String> labels(Namespace namespace) {
        return Optional.ofNullable(namespace.getMetadata().getLabels()).orElse(Map.of());
    }

    private static void pod(String name, PodSpec pod, Complaints complaints) {
        var security = pod.getSecurityContext();
        complaints.unless(Boolean.TRUE.equals(security.getRunAsNonRoot()), name + " may run as root");
        complaints.unless(
                security.getRunAsUser() != null && security.getRunAsUser() > 0, name + " has no user of its own");
        complaints.unless(
                security.getSeccompProfile() != null
                        && "RuntimeDefault".equals(security.getSeccompProfile().getType()),
                name + " has no seccomp profile");
        complaints.unless(
                Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()), name + " has a token of Kubernetes");
        complaints.unless(Boolean.FALSE.equals(pod.getEnableServiceLinks()), name + " gets variables of all services");
        complaints.unless(
                pod.getHostNetwork() == null && pod.getHostPID() == null && pod.getHostIPC() == null,
                name + " is in the host's namespaces");
        pod.getVolumes().stream()
                .filter(volume -> !isHarmless(volume))
                .forEach(volume -> complaints.add(name + " has a volume that restricted forbids: " + volume.getName()));
    }

    private static boolean isHarmless(Volume volume) {
        return volume.getEmptyDir() != null
                || volume.getConfigMap() != null
                || volume.getSecret() != null
                || volume.getProjected() != null
                || volume.getPersistentVolumeClaim() != null;
    }

    private static void container(String pod, Container container, Complaints complaints) {
        var name = pod + "/" + container.getName();
        var security = Optional.ofNullable(container.getSecurityContext()).orElseGet(SecurityContext::new);
        complaints.unless(
                Boolean.TRUE.equals(security.getReadOnlyRootFilesystem()), name + " can write to its root file system");
        complaints.unless(Boolean.FALSE.equals(security.getAllowPrivilegeEscalation()), name + " may gain privileges");
        complaints.unless(
                security.getCapabilities() != null
                        && List.of("ALL").equals(security.getCapabilities().getDrop())
                        && security.getCapabilities().getAdd().isEmpty(),
                name + " keeps capabilities");
        complaints.unless(
                security.getRunAsUser() == null
                        && security.getRunAsNonRoot() == null
                        && security.getPrivileged() == null,
                name + " has a user other than its pod's");
        limits(name, container, complaints);
    }

    private static void limits(String name, Container container, Complaints complaints) {
        var resources = container.getResources();
        for (var resource : List.of("cpu", "memory")) {
            complaints.unless(
                    resources != null && has(resources.getRequests(), resource), name + " requests no " + resource);
            complaints.unless(
                    resources != null && has(resources.getLimits(), resource), name + " has no limit of " + resource);
        }
        complaints.unless(
                resources == null || memory(resources.getRequests()).equals(memory(resources.getLimits())),
                name + " may use more memory than it asked for: its neighbours would pay");
    }

    private static boolean has(Map<String, Quantity> quantities, String resource) {
        return quantities != null && quantities.containsKey(resource);
    }

    private static Optional<Quantity> memory(Map<String, Quantity> quantities) {
        return Optional.ofNullable(quantities).map(all -> all.get("memory"));
    }

    private static void probes(String pod, Container container, Complaints complaints) {
        var name = pod + "/" + container.getName();
        complaints.unless(container.getStartupProbe() != null, name + " has no startup probe");
        complaints.unless(container.getLivenessProbe() != null, name + " has no liveness probe");
        complaints.unless(container.getReadinessProbe() != null, name + " has no readiness probe");
    }
}
