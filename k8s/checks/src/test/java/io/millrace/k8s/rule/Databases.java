package io.millrace.k8s.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Workload;
import io.millrace.k8s.service.ServiceFacts;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an operator keeps PostgreSQL, each service has its own database, which a role owns that is not the service's. */
final class Databases implements Rule {

    @Override
    public Stream<String> complaints(Manifests manifests) {
        var complaints = new Complaints();
        manifests
                .ofKind("Cluster")
                .forEach(cluster -> ServiceFacts.ALL.stream()
                        .filter(ServiceFacts::hasDatabase)
                        .forEach(service -> check(service, cluster, manifests, complaints)));
        complaints.unless(
                manifests.ofKind("Pooler").isEmpty(), "A pooler stands before PostgreSQL: LISTEN needs a session");
        return complaints.stream();
    }

    private static void check(ServiceFacts service, JsonNode cluster, Manifests manifests, Complaints complaints) {
        var name = service.name();
        var workload = manifests.workload(name);
        complaints.unless(
                manifests.ofKind("Database").stream()
                        .map(database -> database.path("spec"))
                        .anyMatch(database -> name.equals(database.path("name").asText())
                                && (name + "_owner")
                                        .equals(database.path("owner").asText())
                                && cluster.at("/metadata/name").equals(database.at("/cluster/name"))),
                "No database %s is owned by %s_owner".formatted(name, name));
        role(name, workload.main(), "MILLRACE_DB_PASSWORD", manifests, complaints);
        role(
                name + "_owner",
                workload.pod().getInitContainers().getFirst(),
                "MILLRACE_DB_OWNER_PASSWORD",
                manifests,
                complaints);
        var environment = Workload.environment(workload.main(), manifests);
        var primary = "postgresql://%s-rw:5432/%s?"
                .formatted(cluster.at("/metadata/name").asText(), name);
        for (var url : new String[] {"SPRING_R2DBC_URL", "SPRING_FLYWAY_URL"}) {
            complaints.unless(
                    environment.getOrDefault(url, "").contains(primary)
                            && environment.getOrDefault(url, "").contains("verify-full"),
                    "%s does not go to the primary of its database by TLS: %s".formatted(name, environment.get(url)));
        }
    }

    /** The password that a role has is the one that the container knows. */
    private static void role(
            String role, Container container, String variable, Manifests manifests, Complaints complaints) {
        var known = container.getEnv().stream()
                .filter(env -> env.getName().equals(variable))
                .map(EnvVar::getValueFrom)
                .filter(Objects::nonNull)
                .map(from -> from.getSecretKeyRef().getName())
                .findFirst();
        var set = Capacity.roles(manifests)
                .filter(found -> role.equals(found.path("name").asText()))
                .map(found -> found.at("/passwordSecret/name").asText())
                .findFirst();
        complaints.unless(
                set.isPresent() && Optional.of(set.get()).equals(known),
                "The role %s has its password from %s, but who uses it from %s".formatted(role, set, known));
    }
}
