package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Overlays;
import io.millrace.k8s.manifest.Repository;
import io.millrace.k8s.manifest.Workload;
import io.millrace.k8s.manifest.Yaml;
import io.millrace.k8s.service.KnownVariables;
import io.millrace.k8s.service.ServiceFacts;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The compose file and the local overlay start the same system. */
class ComposeTests {

    static final Set<ServiceFacts> SERVICES = Set.copyOf(ServiceFacts.ALL);

    /** There are no pods' addresses of IPv6 in compose's network. */
    private static final String PROXIES = "MILLRACE_TRUSTED_PROXIES";

    private static final JsonNode COMPOSE =
            Yaml.document(Repository.path("docker-compose.yml")).path("services");
    private static final Manifests LOCAL = Overlays.asTheyLie()
            .filter(overlay -> overlay.overlay().startsWith("local"))
            .findFirst()
            .orElseThrow();

    @Test
    void everyImageIsTheSame() {
        assertThat(COMPOSE.size()).isGreaterThanOrEqualTo(6);
        LOCAL.workloads()
                .forEach(workload -> assertThat(workload.main().getImage())
                        .isIn(
                                COMPOSE.path(workload.name()).path("image").asText(),
                                COMPOSE.path(workload.name()).path("image").asText() + ":latest"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void whatBothSayIsTheSame(ServiceFacts service) {
        Container main = LOCAL.workload(service.name()).main();
        var ours = Workload.environment(main, LOCAL);
        ours.values().removeIf(String::isEmpty); // from a Secret
        var theirs = environment(service);
        theirs.remove(PROXIES);
        theirs.keySet().retainAll(ours.keySet());

        assertThat(theirs).isNotEmpty();
        assertThat(ours).containsAllEntriesOf(theirs);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void composeSetsOnlyWhatAServiceReads(ServiceFacts service) {
        var known = new KnownVariables(service);

        assertThat(environment(service)).isNotEmpty();
        assertThat(environment(service).keySet()).allMatch(known::contains);
    }

    @Test
    void onlyTheGatewayIsPublished() {
        assertThat(COMPOSE.properties().stream()
                        .filter(service -> service.getValue().has("ports"))
                        .filter(service -> !service.getValue().has("profiles"))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                service -> service.getValue()
                                        .path("ports")
                                        .path(0)
                                        .asText()
                                        .replaceFirst(".*:", ""))))
                .containsExactly(Map.entry("gateway", "8080"));
    }

    /** Merged from anchors by the reader; {@code ${NAME:-default}} is its default. */
    private static Map<String, String> environment(ServiceFacts service) {
        Map<String, String> environment = new TreeMap<>();
        COMPOSE.path(service.name())
                .path("environment")
                .properties()
                .forEach(variable -> environment.put(
                        variable.getKey(), variable.getValue().asText().replaceFirst("^\\$\\{\\w+:-(.*)}$", "$1")));
        return environment;
    }
}
