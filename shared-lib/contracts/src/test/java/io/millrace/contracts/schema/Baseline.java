package io.millrace.contracts.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What is checked in: {@code schemas/<topic>/<event>.v<version>.json}, one that stays for each version. */
record Baseline(Path root) {

    private static final String SCHEMAS = "schemas";
    private static final Pattern NAME = Pattern.compile("(?<topic>[^/]+)/(?<event>\\w+)\\.v(?<version>\\d+)\\.json");

    static String fileOf(String topic, String event, int version) {
        return "%s/%s/%s.v%d.json".formatted(SCHEMAS, topic, event, version);
    }

    Optional<String> find(String file) {
        try {
            var path = root.resolve(file);
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<JsonNode> schema(String topic, String event, int version) {
        return find(fileOf(topic, event, version)).map(Json::read);
    }

    void write(String file, String text) {
        try {
            var path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every schema that is there. */
    List<Entry> entries() {
        var schemas = root.resolve(SCHEMAS);
        if (!Files.exists(schemas)) {
            return List.of();
        }
        try (var files = Files.walk(schemas)) {
            return files.map(file -> schemas.relativize(file).toString().replace('\\', '/'))
                    .map(NAME::matcher)
                    .filter(Matcher::matches)
                    .map(name -> new Entry(
                            name.group("topic"), name.group("event"), Integer.parseInt(name.group("version"))))
                    .sorted((one, other) -> one.toString().compareTo(other.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One version of an event. */
    record Entry(String topic, String event, int version) {}
}
