package io.millrace.acceptance.observability;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What is checked in for those who watch: the dashboard, the rules, and what the documentation says of them. */
final class Eyes {

    private static final Path ROOT = Path.of("..");
    static final Path FOLDER = ROOT.resolve("docker/observability");

    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `([a-z0-9_]+)` \\|", Pattern.MULTILINE);
    private static final Pattern VARIABLE = Pattern.compile("label_values\\((\\w+), (\\w+)\\)");

    private Eyes() {}

    static List<Alert> alerts() {
        List<Map<String, Object>> rules = JsonPath.read(yaml("prometheus/rules.yml"), "$.groups[*].rules[*]");
        return rules.stream().map(Alert::of).toList();
    }

    static List<Map<String, Object>> panels() {
        return JsonPath.read(read(FOLDER.resolve("grafana/dashboards/millrace.json")), "$.panels[*]");
    }

    /** Everything that is asked of Prometheus anywhere. */
    static List<String> expressions() {
        String dashboard = read(FOLDER.resolve("grafana/dashboards/millrace.json"));
        List<String> panels = JsonPath.read(dashboard, "$.panels[*].targets[*].expr");
        List<String> variables = JsonPath.read(dashboard, "$.templating.list[*].query.query");
        return Stream.of(
                        panels.stream(),
                        variables.stream().map(Eyes::ofVariable),
                        alerts().stream().map(Alert::expression))
                .flatMap(all -> all)
                .toList();
    }

    private static String ofVariable(String query) {
        return VARIABLE.matcher(query).replaceFirst("group by ($2) ($1)");
    }

    /** The metrics that docs/operations.md tells of. */
    static List<String> documented() {
        var chapter = read(ROOT.resolve("docs/operations.md"))
                .split("(?m)^### Metrics$", 2)[1]
                .split("(?m)^##", 2)[0];
        return DOCUMENTED
                .matcher(chapter)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    static String runbook() {
        return read(ROOT.resolve("docs/runbook.md"));
    }

    /** The name without what a histogram or a timer adds to it. */
    static String family(String metric) {
        return metric.replaceFirst("_(bucket|count|sum|max)$", "");
    }

    static Object yaml(String file) {
        return new Yaml().load(read(FOLDER.resolve(file)));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Alert(String name, String expression, String severity, Map<String, String> annotations) {

        Alert {
            annotations = Map.copyOf(annotations);
        }

        @SuppressWarnings("unchecked")
        private static Alert of(Map<String, Object> rule) {
            return new Alert(
                    (String) rule.get("alert"),
                    (String) rule.get("expr"),
                    ((Map<String, String>) rule.get("labels")).get("severity"),
                    (Map<String, String>) rule.get("annotations"));
        }
    }
}
