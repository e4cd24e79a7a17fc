package io.millrace.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Whether the files of those who watch fit each other, and the services. */
class ComposeTests {

    private static final int MOST = 2 * 1024;

    static Stream<Map.Entry<String, Map<String, Object>>> services() {
        Map<String, Map<String, Map<String, Object>>> compose = Eyes.yaml("compose.yml");
        return compose.get("services").entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void whoeverWatchesRunsInItsProfileAloneAndIsKeptSmall(Map.Entry<String, Map<String, Object>> service) {
        assertThat(service.getValue())
                .containsEntry("profiles", List.of("observability"))
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"));
        assertThat((String) service.getValue().get("image")).matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+");
        assertThat(memory(service.getValue())).isPositive();
    }

    @Test
    void togetherTheyTakeTwoGigabytesAtMost() {
        assertThat(services().mapToInt(service -> memory(service.getValue())).sum())
                .isLessThanOrEqualTo(MOST);
    }

    @SuppressWarnings("unchecked")
    private static int memory(Map<String, Object> service) {
        var deploy = (Map<String, Map<String, Map<String, Object>>>) service.get("deploy");
        return Integer.parseInt(
                deploy.get("resources").get("limits").get("memory").toString().replace("M", ""));
    }

    @Test
    void grafanaAloneCanBeReachedAndFromThisMachineAlone() {
        assertThat(services()
                        .filter(service -> service.getValue().containsKey("ports"))
                        .map(service -> service.getKey() + service.getValue().get("ports")))
                .containsExactly("grafana[127.0.0.1:${MILLRACE_GRAFANA_PORT:-3000}:3000]");
    }

    @ParameterizedTest
    @MethodSource("services")
    @SuppressWarnings("unchecked")
    void whatIsMountedIsThere(Map.Entry<String, Map<String, Object>> service) {
        var volumes = (List<String>) service.getValue().get("volumes");

        assertThat(volumes).filteredOn(volume -> volume.startsWith(".")).allSatisfy(volume -> assertThat(
                        Eyes.FOLDER.resolve(volume.substring(0, volume.indexOf(':'))))
                .exists());
    }

    @ParameterizedTest
    @CsvSource({"gateway, gateway", "users, service-users", "catalog, service-catalog", "orders, service-orders"})
    void prometheusAsksWhereTheServicesTell(String name, String module) {
        Map<String, List<Map<String, List<Map<String, Object>>>>> prometheus = Eyes.yaml("prometheus/prometheus.yml");
        Map<String, Map<String, Map<String, Object>>> settings = new Yaml()
                .load(Eyes.read(Path.of("..", module, "src/main/resources/application.yml")));

        assertThat(prometheus.get("scrape_configs").getFirst().get("dns_sd_configs"))
                .filteredOn(target -> target.get("names").equals(List.of(name)))
                .extracting(target -> target.get("port"))
                .containsExactly(settings.get("management").get("server").get("port"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void collectorNamesWhatItHas() {
        Map<String, Map<String, Object>> collector = Eyes.yaml("collector.yml");
        var pipelines = (Map<String, Map<String, List<String>>>) collector.get("service").get("pipelines");

        assertThat(pipelines).containsOnlyKeys("traces");
        var traces = pipelines.get("traces");
        assertThat(collector.get("receivers")).containsOnlyKeys(traces.get("receivers"));
        assertThat(collector.get("processors")).containsOnlyKeys(traces.get("processors"));
        assertThat(collector.get("exporters")).containsOnlyKeys(traces.get("exporters"));
        assertThat(traces.get("processors").getFirst()).isEqualTo("memory_limiter");
    }

    @ParameterizedTest
    @CsvSource({
        "compose.yml, http://otel-collector:4318",
        "collector.yml, tempo:4317",
        "grafana/provisioning/datasources/datasources.yml, http://prometheus:9090",
        "grafana/provisioning/datasources/datasources.yml, http://tempo:3200"
    })
    void addressesAreThoseOfTheOthers(String file, String address) {
        var names = new HashSet<String>();
        services().forEach(service -> names.add(service.getKey()));

        assertThat(Eyes.read(Eyes.FOLDER.resolve(file))).contains(address);
        assertThat(names).contains(address.replace("http://", "").replaceFirst(":\\d+$", ""));
        assertThat(Files.exists(Eyes.FOLDER.resolve(file))).isTrue();
    }
}
