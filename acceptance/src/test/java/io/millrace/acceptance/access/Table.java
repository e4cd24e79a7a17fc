package io.millrace.acceptance.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The expected answers, read from a text that people read too. */
public final class Table {

    private final List<String> columns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private Table(List<String> lines) {
        for (var line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith(" ")) {
                detail(line.strip());
            } else {
                row(cells(line));
            }
        }
    }

    /** Reads a table from the class path. */
    public static List<Row> of(String resource) {
        try {
            var text = new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
            return List.copyOf(new Table(text.lines().toList()).rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(List<String> cells) {
        if (columns.isEmpty()) {
            columns.addAll(cells);
            return;
        }
        var call = cells.getFirst().split(" +", 2);
        Map<String, String> expected = new LinkedHashMap<>();
        for (int column = 1; column < columns.size(); column++) {
            expected.put(columns.get(column), cells.get(column));
        }
        rows.add(new Row(call[0], call[1], expected, List.of(), ""));
    }

    /** A header or the body of the row before. */
    private void detail(String text) {
        var row = rows.removeLast();
        var headers = new ArrayList<>(row.headers());
        if (!text.startsWith("{")) {
            headers.add(text);
        }
        rows.add(new Row(
                row.method(), row.path(), row.expected(), List.copyOf(headers), text.startsWith("{") ? text : ""));
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\\|", -1)).stream().map(String::strip).collect(Collectors.toList());
    }
}
