package io.millrace.starter.observability;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a process writes to standard output by the settings that all services start from. */
class LogFormatTests {

    private static final String TRACE = "4bf92f3577b34da60000000000000001";
    private static final String ORDER = "0198f000-0000-7000-8000-000000000000";

    @TempDir
    private Path folder;

    @Test
    void linesForPeopleTellTheTraceAndTheOrder() throws Exception {
        var lines = written(""); // set to nothing, as compose files do

        assertThat(lines).anySatisfy(line -> assertThat(line).contains("[] ").endsWith(": No request"));
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line).contains("[" + TRACE + "] ").endsWith(": A request"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("[%s] order %s ".formatted(TRACE, ORDER))
                        .endsWith(": An order"));
    }

    @Test
    void linesForMachinesAreJsonByTheElasticCommonSchema() throws Exception {
        var lines = written("ecs").stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .collect(Collectors.toMap(line -> line.path("message").asString(), line -> line, (one, other) -> one));

        var order = lines.get("An order\nin \"two\" lines");
        assertThat(text(order, "trace.id")).isEqualTo(TRACE);
        assertThat(text(order, "span.id")).isEqualTo("00f067aa0ba902b7");
        assertThat(text(order, "order.id")).isEqualTo(ORDER);
        assertThat(text(order, "service.name")).isEqualTo("orders");
        assertThat(text(order, "log.level")).isEqualTo("INFO");
        assertThat(text(order, "@timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(text(lines.get("A failure"), "error.message")).isEqualTo("broken");
        assertThat(text(lines.get("No request"), "trace.id")).isEmpty();
        assertThat(text(lines.get("No request"), "order.id")).isEmpty();
    }

    /** By the schema a field's name with dots and objects in one another are the same. */
    private static String text(JsonNode line, String field) {
        var nested = line.at("/" + field.replace('.', '/')).asString("");
        return nested.isEmpty() ? line.path(field).asString("") : nested;
    }

    /** In a process of its own: this one logs as tests do. */
    private List<String> written(String format) throws IOException, InterruptedException {
        var output = folder.resolve("output").toFile();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", classPath(), LogSample.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output);
        process.environment().put("MILLRACE_LOG_FORMAT", format);
        var running = process.start();
        assertThat(running.waitFor(5, MINUTES)).isTrue();
        assertThat(running.exitValue()).as(Files.readString(output.toPath())).isZero();
        return Files.readAllLines(output.toPath());
    }

    /** Without what tests say about logging. */
    private String classPath() throws IOException {
        var name = LogSample.class.getName().replace('.', '/') + ".class";
        var copy = folder.resolve(name);
        Files.createDirectories(copy.getParent());
        try (var sample = LogSample.class.getClassLoader().getResourceAsStream(name)) {
            Files.write(copy, sample.readAllBytes());
        }
        return Stream.concat(
                        Stream.of(folder.toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(entry -> !Files.exists(Path.of(entry, "logback-test.xml"))))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
