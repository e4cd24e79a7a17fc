package io.millrace.testing.openapi;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Where two documents differ, for people to read: the first few places, each with what is there. */
final class Differences {

    private static final int SHOWN = 10;
    private static final int LONGEST = 120;

    private Differences() {}

    static String between(String found, JsonNode wanted) {
        var all = compare("", Json.read(found), wanted).toList();
        var shown = all.stream().limit(SHOWN).collect(Collectors.joining("\n"));
        return all.isEmpty() ? "  (only its order or layout)" : all.size() > SHOWN ? shown + "\n  …" : shown;
    }

    private static Stream<String> compare(String path, JsonNode found, JsonNode wanted) {
        if (found.equals(wanted)) {
            return Stream.of();
        }
        if (!found.isObject() || !wanted.isObject()) {
            return Stream.of("  %s: %s, should be %s".formatted(path, shortened(found), shortened(wanted)));
        }
        var names = new TreeSet<>(names(found));
        names.addAll(names(wanted));
        return names.stream()
                .flatMap(name -> compare(path + "/" + name.replace("/", "~1"), found.path(name), wanted.path(name)));
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private static String shortened(JsonNode node) {
        var text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
