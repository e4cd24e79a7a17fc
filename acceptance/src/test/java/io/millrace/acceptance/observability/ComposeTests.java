package io.millrace.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
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
        Map<String, Map<String, Object>> services = JsonPath.read(Eyes.yaml("compose.yml"), "$.services");
        return services.entrySet().stream();
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

    private static int memory(Map<String, Object> service) {
        String limit = JsonPath.read(service, "$.deploy.resources.limits.memory");
        return Integer.parseInt(limit.replace("M", ""));
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
    void whatIsMountedIsThere(Map.Entry<String, Map<String, Object>> service) {
        List<String> volumes = JsonPath.read(service.getValue(), "$.volumes");

        assertThat(volumes)
                .filteredOn(volume -> volume.startsWith("."))
                .isNotEmpty()
                .allSatisfy(volume -> assertThat(Eyes.FOLDER.resolve(volume.substring(0, volume.indexOf(':'))))
                        .exists());
    }

    @ParameterizedTest
    @CsvSource({"gateway, gateway", "users, service-users", "catalog, service-catalog", "orders, service-orders"})
    void prometheusAsksWhereTheServicesTell(String name, String module) {
        List<Map<String, Object>> targets =
                JsonPath.read(Eyes.yaml("prometheus/prometheus.yml"), "$.scrape_configs[0].dns_sd_configs[*]");
        Object settings = new Yaml().load(Eyes.read(Path.of("..", module, "src/main/resources/application.yml")));

        assertThat(targets)
                .filteredOn(target -> target.get("names").equals(List.of(name)))
                .extracting(target -> target.get("port"))
                .containsExactly((Integer) JsonPath.read(settings, "$.management.server.port"));
    }

    @Test
    void collectorNamesWhatItHas() {
        var collector = Eyes.yaml("collector.yml");
        Map<String, Map<String, List<String>>> pipelines = JsonPath.read(collector, "$.service.pipelines");

        assertThat(pipelines).containsOnlyKeys("traces");
        assertThat(pipelines.get("traces")).allSatisfy((kind, names) -> {
            Map<String, Object> defined = JsonPath.read(collector, "$." + kind);
            assertThat(defined).containsOnlyKeys(names);
        });
        assertThat(pipelines.get("traces").get("processors").getFirst()).isEqualTo("memory_limiter");
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
    }
}
