package io.millrace.k8s.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Workload;
import io.millrace.k8s.service.Defaults;
import io.millrace.k8s.service.ServiceFacts;
import io.millrace.starter.messaging.MessagingProperties;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;

/** With as many replicas as there may be, PostgreSQL has a connection for each, and Kafka a partition. */
final class Capacity implements Rule {

    /** In a rollout there is one replica more (maxSurge), and another that is still ending its requests. */
    private static final int COMING_AND_GOING = 2;

    /** Flyway has two connections, in the one pod that starts. */
    private static final int FLYWAY = 2;

    /** What PostgreSQL keeps for its superuser, and an operator's own. */
    private static final int RESERVED = 8;

    private static final Pattern ARGUMENT = Pattern.compile("max_connections=(\\d+)");

    @Override
    public Stream<String> complaints(Manifests manifests) {
        var complaints = new Complaints();
        var needed = RESERVED
                + withDatabase()
                        .mapToInt(service -> connections(service, manifests) + FLYWAY)
                        .sum();
        var there = maxConnections(manifests);
        complaints.unless(
                needed <= there.orElse(0),
                "PostgreSQL takes %s connections, but all replicas together may want %d"
                        .formatted(there.map(String::valueOf).orElse("no"), needed));
        withDatabase().forEach(service -> limits(service, manifests, complaints));
        return complaints.stream();
    }

    private static Stream<ServiceFacts> withDatabase() {
        return ServiceFacts.ALL.stream().filter(ServiceFacts::hasDatabase);
    }

    /** How many connections a service may have open at once, all replicas together. */
    private static int connections(ServiceFacts service, Manifests manifests) {
        var environment =
                Workload.environment(manifests.workload(service.name()).main(), manifests);
        var pool = Optional.ofNullable(environment.get("SPRING_R2DBC_POOL_MAXSIZE"))
                .map(Integer::valueOf)
                .orElseGet(Defaults::poolSize);
        return (most(service, manifests) + COMING_AND_GOING) * (pool + service.listeners());
    }

    private static int most(ServiceFacts service, Manifests manifests) {
        return Scaling.most(service.name(), manifests).max().orElse(Integer.MAX_VALUE / 1000);
    }

    private static Optional<Integer> maxConnections(Manifests manifests) {
        var operators = manifests.ofKind("Cluster").stream()
                .map(cluster -> cluster.at("/spec/postgresql/parameters/max_connections")
                        .asInt());
        var ours = manifests
                .workloads()
                .filter(workload -> workload.name().equals("postgres"))
                .flatMap(workload -> workload.main().getArgs().stream())
                .flatMap(argument -> ARGUMENT.matcher(argument).results())
                .map(found -> Integer.valueOf(found.group(1)));
        return Stream.concat(operators, ours).findFirst();
    }

    private static void limits(ServiceFacts service, Manifests manifests, Complaints complaints) {
        var consumers = most(service, manifests) + COMING_AND_GOING;
        complaints.unless(
                consumers <= partitions(),
                "%s may have %d consumers for %d partitions: some would hear nothing"
                        .formatted(service, consumers, partitions()));
        roles(manifests)
                .filter(role -> service.name().equals(role.path("name").asText()))
                .forEach(role -> complaints.unless(
                        role.path("connectionLimit").asInt() == connections(service, manifests),
                        "The role %s may have %d connections, but its replicas want %d"
                                .formatted(
                                        service,
                                        role.path("connectionLimit").asInt(),
                                        connections(service, manifests))));
    }

    static Stream<JsonNode> roles(Manifests manifests) {
        return manifests.ofKind("Cluster").stream()
                .flatMap(cluster -> cluster.at("/spec/managed/roles").valueStream());
    }

    /** What the services' own topics have, by default. */
    static int partitions() {
        return new Binder()
                .bindOrCreate("millrace.messaging", MessagingProperties.class)
                .partitions();
    }
}
