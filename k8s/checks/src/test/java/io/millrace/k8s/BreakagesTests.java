package io.millrace.k8s;

import static io.millrace.k8s.Breakage.add;
import static io.millrace.k8s.Breakage.remove;
import static io.millrace.k8s.Breakage.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Overlays;
import io.millrace.k8s.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people get wrong in manifests, one thing at a time: each is seen. */
class BreakagesTests {

    private static final String POD = "/spec/template/spec";
    private static final String MAIN = POD + "/containers/0";

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("inEachProduction")
    void isRefused(Manifests sound, Breakage breakage) {
        var broken = breakage.of(sound);

        assertThat(Rules.ALL.stream().flatMap(rule -> rule.complaints(broken)))
                .anyMatch(complaint -> complaint.contains(breakage.complaint()));
    }

    static Stream<Arguments> inEachProduction() {
        return Overlays.all()
                .filter(overlay -> overlay.overlay().startsWith("production,"))
                .flatMap(overlay -> Stream.of(fields(), pods(), life(), numbers(), settings(), network(), operators())
                        .flatMap(breakages -> breakages)
                        .map(breakage -> Arguments.of(overlay, breakage)));
    }

    private static Stream<Breakage> fields() {
        return Stream.of(
                deployment("a field of a container misspelt", MAIN + "/livenessProb", Map.of(), "livenessProb"),
                deployment("a field of a pod in the wrong place", "/spec/preStop", Map.of(), "preStop"),
                broken("a field that a route has not", set("HTTPRoute", "gateway", "/spec/timeout", "1s"), "timeout"),
                broken("a field that Kafka has not", set("Kafka", "millrace", "/spec/kafka/zookeeper", 1), "zookeeper"),
                broken("a field that a topic has not", set("KafkaTopic", "millrace.users", "/spec/x", 1), "\"x\""),
                broken(
                        "a field that PostgreSQL has not",
                        set("Cluster", "postgres", "/spec/replicas", 3),
                        "spec.replicas"),
                broken(
                        "an old version of an API",
                        set("HorizontalPodAutoscaler", "users", "/apiVersion", "autoscaling/v2beta2"),
                        "nobody knows this kind"));
    }

    private static Stream<Breakage> pods() {
        return Stream.of(
                deployment("root", POD + "/securityContext/runAsNonRoot", null, "may run as root"),
                deployment(
                        "a root file system to write to",
                        MAIN + "/securityContext/readOnlyRootFilesystem",
                        false,
                        "can write to its root file system"),
                deployment("no limit of memory", MAIN + "/resources/limits/memory", null, "no limit of memory"),
                deployment(
                        "an init container that gains privileges",
                        POD + "/initContainers/0/securityContext/allowPrivilegeEscalation",
                        true,
                        "may gain privileges"),
                deployment("a token", POD + "/automountServiceAccountToken", null, "has a token of Kubernetes"),
                deployment("no readiness", MAIN + "/readinessProbe", null, "no readiness probe"));
    }

    private static Stream<Breakage> life() {
        return Stream.of(
                deployment(
                        "readiness that asks for liveness",
                        MAIN + "/readinessProbe/httpGet/path",
                        "/actuator/health/liveness",
                        "readiness probe does not ask for readiness"),
                deployment("half a minute to stop", POD + "/terminationGracePeriodSeconds", 30, "grace period of 30 s"),
                deployment("no sleep before the end", MAIN + "/lifecycle", null, "no preStop sleep"),
                deployment(
                        "ten seconds to start", MAIN + "/startupProbe/failureThreshold", 5, "killed while it starts"),
                deployment(
                        "a replica less in a rollout",
                        "/spec/strategy/rollingUpdate/maxUnavailable",
                        1,
                        "loses a replica in each rollout"));
    }

    private static Stream<Breakage> numbers() {
        return Stream.of(
                deployment("replicas beside a scaler", "/spec/replicas", 3, "says how many replicas it has"),
                broken(
                        "two scalers",
                        add("HorizontalPodAutoscaler", "users", scaler -> rename(scaler, "users-2")),
                        "users has 2 scalers"),
                broken("no scaler", remove("HorizontalPodAutoscaler", "users"), "users has 0 scalers"),
                broken(
                        "a replica more than PostgreSQL has connections for",
                        set("HorizontalPodAutoscaler", "users", "/spec/maxReplicas", 7),
                        "PostgreSQL takes 300 connections"),
                broken(
                        "more replicas than partitions",
                        set("HorizontalPodAutoscaler", "orders", "/spec/maxReplicas", 11),
                        "13 consumers for 12 partitions"),
                broken("no budget", remove("PodDisruptionBudget", "users"), "no PodDisruptionBudget"),
                deployment(
                        "a spread that stops a start",
                        POD + "/topologySpreadConstraints/0/whenUnsatisfiable",
                        "DoNotSchedule",
                        "not scheduled if it can't be"));
    }

    private static Stream<Breakage> settings() {
        return Stream.of(
                setting("MILLRACE_KAFKA_SERVER", "kafka:9092", "users/app does not read MILLRACE_KAFKA_SERVER"),
                setting("MILLRACE_DEMO", "true", "users is a demo in production"),
                setting("MILLRACE_CREATE_TOPICS", "true", "makes topics that the operator makes"),
                setting("SPRING_R2DBC_POOL_MAXSIZE", "50", "all replicas together may want"),
                setting("SPRING_R2DBC_URL", "r2dbc:postgresql://postgres-ro:5432/users", "not go to the primary"),
                deployment("migrations in the service itself", MAIN + "/env/0/value", "on", "migrates by itself"),
                deployment(
                        "a Secret that nobody makes",
                        MAIN + "/env/1/valueFrom/secretKeyRef/name",
                        "user-database",
                        "Secret that nobody makes: user-database"),
                deployment("another's image", MAIN + "/image", "millrace/gateway:1", "image that is not its own"),
                deployment("an image by a tag", MAIN + "/image", "millrace/users:1", "not named by its digest"),
                deployment("another port", MAIN + "/ports/0/containerPort", 8111, "users has the ports"));
    }

    private static Stream<Breakage> network() {
        return Stream.of(
                broken("an open network", remove("NetworkPolicy", "deny-all"), "No policy shuts"),
                broken("no names", remove("NetworkPolicy", "dns"), "can't ask for names"),
                broken("a service without a policy", remove("NetworkPolicy", "users"), "gateway can't reach users"),
                broken(
                        "a management port that neighbours reach",
                        set("NetworkPolicy", "scrape", "/spec/ingress", List.of(Map.of())),
                        "lets others than the scraper"),
                broken("nobody scrapes", remove("NetworkPolicy", "scrape"), "users is scraped"),
                broken("traces that stay", remove("NetworkPolicy", "traces"), "can't reach the collector"),
                broken("an edge that is shut out", remove("NetworkPolicy", "edge-to-gateway"), "The edge in"),
                broken("operators that are shut out", remove("NetworkPolicy", "postgres-instances"), "CloudNativePG"),
                broken(
                        "the whole internet",
                        set("NetworkPolicy", "traces", "/spec/egress/0/to", List.of()),
                        "has a policy that lets it out to anywhere"));
    }

    private static Stream<Breakage> operators() {
        return Stream.of(
                broken("fewer partitions", set("KafkaTopic", "millrace.users", "/spec/partitions", 6), "12 partitions"),
                broken("a topic missing", remove("KafkaTopic", "millrace.users"), "but used are"),
                broken(
                        "a right missing",
                        remove("KafkaUser", "orders-kafka", "/spec/authorization/acls", 1),
                        "orders may"),
                broken(
                        "the service owns its database",
                        set("Database", "users", "/spec/owner", "users"),
                        "owned by users_owner"),
                broken(
                        "a password of another",
                        set("Cluster", "postgres", "/spec/managed/roles/1/passwordSecret/name", "orders-database"),
                        "The role users has its password from"),
                broken("a Secret in a file", objects -> objects.add(secret(objects)), "A Secret is in a file"));
    }

    private static JsonNode secret(List<JsonNode> objects) {
        return ((ObjectNode) objects.getFirst().deepCopy())
                .put("apiVersion", "v1")
                .put("kind", "Secret");
    }

    private static ObjectNode rename(ObjectNode object, String name) {
        object.withObjectProperty("metadata").put("name", name);
        return object;
    }

    private static Breakage deployment(String what, String pointer, Object value, String complaint) {
        return broken(what, set("Deployment", "users", pointer, value), complaint);
    }

    private static Breakage setting(String variable, String value, String complaint) {
        return broken(variable, set("ConfigMap", "users-settings", "/data/" + variable, value), complaint);
    }

    private static Breakage broken(String what, Consumer<List<JsonNode>> change, String complaint) {
        return new Breakage(what, change, complaint);
    }
}
