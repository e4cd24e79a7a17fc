package io.millrace.k8s.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Models;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No object has a field that its kind does not have: Kubernetes would drop it, or refuse it when it is too late. Operators
 * without a model have the few fields that we use listed here, by what their documents say.
 */
public final class KnownFields implements Rule {

    private static final Map<String, Set<String>> OWN = Map.of(
            "postgresql.cnpg.io/v1 Cluster", fields("""
                    instances imageCatalogRef.apiGroup imageCatalogRef.kind imageCatalogRef.name imageCatalogRef.major
                    bootstrap.initdb.database bootstrap.initdb.owner
                    managed.roles.name managed.roles.ensure managed.roles.login managed.roles.connectionLimit
                    managed.roles.passwordSecret.name
                    postgresql.synchronous.method postgresql.synchronous.number postgresql.pg_hba
                    postgresql.parameters.max_connections postgresql.parameters.shared_buffers
                    postgresql.parameters.log_min_duration_statement
                    storage.size walStorage.size affinity.podAntiAffinityType affinity.topologyKey
                    resources.requests.cpu resources.requests.memory resources.limits.cpu resources.limits.memory"""),
            "postgresql.cnpg.io/v1 Database", fields("name owner cluster.name databaseReclaimPolicy"),
            "keda.sh/v1alpha1 ScaledObject", fields("""
                    scaleTargetRef.name minReplicaCount maxReplicaCount
                    advanced.horizontalPodAutoscalerConfig.behavior.scaleUp.stabilizationWindowSeconds
                    advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.stabilizationWindowSeconds
                    advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.policies.type
                    advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.policies.value
                    advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.policies.periodSeconds
                    triggers.type triggers.metricType triggers.metadata.value triggers.metadata.bootstrapServers
                    triggers.metadata.consumerGroup triggers.metadata.lagThreshold triggers.metadata.tls
                    triggers.authenticationRef.name"""),
            "keda.sh/v1alpha1 TriggerAuthentication", fields("""
                    secretTargetRef.parameter secretTargetRef.name secretTargetRef.key"""),
            "monitoring.coreos.com/v1 PodMonitor", fields("""
                    selector.matchExpressions.key selector.matchExpressions.operator selector.matchExpressions.values
                    podTargetLabels podMetricsEndpoints.port podMetricsEndpoints.path podMetricsEndpoints.interval"""));

    @Override
    public Stream<String> complaints(Manifests manifests) {
        return manifests.objects().stream().flatMap(KnownFields::complaints);
    }

    /** What one object has that its kind has not; an object of a kind that nobody here knows is a breach by itself. */
    public static Stream<String> complaints(JsonNode object) {
        var name = Models.kindOf(object) + " " + object.at("/metadata/name").asText();
        var model = Models.of(object);
        if (model.isPresent()) {
            return Models.refusal(object, model.get()).stream().map(why -> name + ": " + why);
        }
        var known = OWN.get(Models.kindOf(object));
        return known == null ? Stream.of(name + ": nobody knows this kind") : unknown(object, known, name);
    }

    private static Stream<String> unknown(JsonNode object, Set<String> known, String name) {
        var found = new TreeSet<String>();
        collect("", object.path("spec"), found);
        found.removeAll(known);
        return found.stream().map(field -> name + ": no field spec." + field);
    }

    private static void collect(String path, JsonNode node, Set<String> found) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), found));
        } else if (node.isArray()) {
            node.forEach(element -> collect(path, element, found));
        } else {
            found.add(path);
        }
    }

    private static Set<String> fields(String names) {
        return Stream.of(names.split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
