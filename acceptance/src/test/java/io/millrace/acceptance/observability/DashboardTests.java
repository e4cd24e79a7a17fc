package io.millrace.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Grafana can't run here: what it would refuse, or show as nothing, is looked for in its files. */
class DashboardTests {

    private static final List<String> OF_PROMETHEUS_ITSELF = List.of("up", "ALERTS");

    static Stream<Map<String, Object>> panels() {
        return Eyes.panels().stream().filter(panel -> !panel.get("type").equals("row"));
    }

    @ParameterizedTest
    @MethodSource("panels")
    void panelSaysWhatItShowsWhyAndInWhichUnit(Map<String, Object> panel) {
        assertThat((String) JsonPath.read(panel, "$.title")).isNotBlank();
        assertThat((String) JsonPath.read(panel, "$.description")).endsWith(".").hasSizeGreaterThan(25);
        assertThat((String) JsonPath.read(panel, "$.fieldConfig.defaults.unit")).isNotBlank();
        assertThat((List<?>) JsonPath.read(panel, "$.targets")).isNotEmpty();
    }

    @Test
    void rowsAreTheSystemTheServiceAndTheSaga() {
        assertThat(Eyes.panels())
                .filteredOn(panel -> panel.get("type").equals("row"))
                .extracting(row -> row.get("title").toString().replaceFirst(":.*", ""))
                .containsExactly("System", "Service", "Saga");
    }

    @Test
    void panelsHaveIdsOfTheirOwnAndCoverNoOther() {
        var cells = Eyes.panels().stream().flatMap(DashboardTests::cells).toList();

        assertThat(cells).doesNotHaveDuplicates();
        assertThat(Eyes.panels()).extracting(panel -> panel.get("id")).doesNotHaveDuplicates();
    }

    private static Stream<String> cells(Map<String, Object> panel) {
        Map<String, Integer> place = JsonPath.read(panel, "$.gridPos");
        assertThat(place.get("x") + place.get("w")).isLessThanOrEqualTo(24);
        return IntStream.range(place.get("x"), place.get("x") + place.get("w"))
                .boxed()
                .flatMap(x -> IntStream.range(place.get("y"), place.get("y") + place.get("h"))
                        .mapToObj(y -> x + "," + y));
    }

    @Test
    void whereItsDataComesFromIsProvisioned() {
        var provisioned = Eyes.yaml("grafana/provisioning/datasources/datasources.yml");
        var dashboard = Eyes.read(Eyes.FOLDER.resolve("grafana/dashboards/millrace.json"));
        List<String> panels = JsonPath.read(dashboard, "$..datasource.uid");
        List<String> exemplars = JsonPath.read(provisioned, "$.datasources[*].jsonData..datasourceUid");
        List<String> uids = JsonPath.read(provisioned, "$.datasources[*].uid");

        assertThat(panels).isNotEmpty().isSubsetOf(uids);
        assertThat(exemplars).isNotEmpty().isSubsetOf(uids);
    }

    @Test
    void everyMetricThatIsAskedForIsDocumented() {
        assertThat(Eyes.expressions().stream()
                        .flatMap(expression -> PromQl.read(expression).selectors().stream())
                        .map(selector -> Eyes.family(selector.metric()))
                        .filter(metric -> !OF_PROMETHEUS_ITSELF.contains(metric))
                        .distinct())
                .isSubsetOf(Eyes.documented());
    }
}
