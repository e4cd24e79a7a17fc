package io.millrace.k8s.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Workload;
import io.millrace.k8s.service.ServiceFacts;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One scaler for each service and nobody else says how many replicas there are; they are spread, and go one by one. */
final class Scaling implements Rule {

    @Override
    public Stream<String> complaints(Manifests manifests) {
        var complaints = new Complaints();
        for (var service : ServiceFacts.ALL) {
            var name = service.name();
            var scalers = most(name, manifests).boxed().toList();
            complaints.unless(
                    scalers.size() == 1,
                    "%s has %d scalers, not one: they would fight".formatted(name, scalers.size()));
            manifests
                    .find(Deployment.class, name)
                    .ifPresent(deployment -> complaints.unless(
                            deployment.getSpec().getReplicas() == null,
                            name + " says how many replicas it has: each rollout would undo what its scaler did"));
            var workload = manifests.workload(name);
            complaints.unless(hasBudget(workload, manifests), name + " has no PodDisruptionBudget that lets one go");
            complaints.unless(
                    isSpread(workload), name + " is not spread over zones and nodes, or not scheduled if it can't be");
        }
        scaledObjects(manifests).forEach(scaled -> keda(scaled, complaints));
        return complaints.stream();
    }

    /** The highest number of replicas, by each scaler of a service. */
    static IntStream most(String name, Manifests manifests) {
        var autoscalers = manifests.all(HorizontalPodAutoscaler.class).stream()
                .filter(scaler ->
                        name.equals(scaler.getSpec().getScaleTargetRef().getName()))
                .mapToInt(scaler -> scaler.getSpec().getMaxReplicas());
        var scaled = scaledObjects(manifests)
                .filter(scaler ->
                        name.equals(scaler.at("/spec/scaleTargetRef/name").asText()))
                .mapToInt(scaler -> scaler.at("/spec/maxReplicaCount").asInt());
        return IntStream.concat(autoscalers, scaled);
    }

    private static Stream<JsonNode> scaledObjects(Manifests manifests) {
        return manifests.ofKind("ScaledObject").stream();
    }

    private static boolean hasBudget(Workload workload, Manifests manifests) {
        return manifests.all(PodDisruptionBudget.class).stream()
                .filter(budget -> workload.labels()
                        .entrySet()
                        .containsAll(
                                budget.getSpec().getSelector().getMatchLabels().entrySet()))
                .anyMatch(budget -> Integer.valueOf(1)
                        .equals(budget.getSpec().getMaxUnavailable().getIntVal()));
    }

    private static boolean isSpread(Workload workload) {
        var constraints = workload.pod().getTopologySpreadConstraints();
        var keys = constraints.stream()
                .map(TopologySpreadConstraint::getTopologyKey)
                .toList();
        return keys.containsAll(List.of("topology.kubernetes.io/zone", "kubernetes.io/hostname"))
                && constraints.stream()
                        .allMatch(constraint -> "ScheduleAnyway".equals(constraint.getWhenUnsatisfiable())
                                && workload.labels()
                                        .entrySet()
                                        .containsAll(constraint
                                                .getLabelSelector()
                                                .getMatchLabels()
                                                .entrySet()));
    }

    /** KEDA asks Kafka for the group that the service reads with, or it sees no lag for ever. */
    private static void keda(JsonNode scaled, Complaints complaints) {
        var name = scaled.at("/spec/scaleTargetRef/name").asText();
        var group = ServiceFacts.ALL.stream()
                .filter(service -> service.name().equals(name))
                .map(ServiceFacts::group)
                .findFirst()
                .orElse("nobody");
        complaints.unless(
                scaled.at("/spec/triggers")
                        .valueStream()
                        .filter(trigger -> "kafka".equals(trigger.path("type").asText()))
                        .allMatch(trigger -> group.equals(
                                trigger.at("/metadata/consumerGroup").asText())),
                name + " is scaled by the lag of a group that it is not in");
        complaints.unless(
                scaled.at("/spec/triggers")
                        .valueStream()
                        .map(trigger -> trigger.path("type").asText())
                        .toList()
                        .equals(List.of("cpu", "kafka")),
                name + " is not scaled by CPU and lag");
    }
}
