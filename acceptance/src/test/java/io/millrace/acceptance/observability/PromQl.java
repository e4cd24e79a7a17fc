package io.millrace.acceptance.observability;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds what an expression of Prometheus' language asks for. Enough of the grammar for that, and no more. */
final class PromQl {

    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|\\[[^]]*]|[a-zA-Z_:][\\w:]*|[0-9.]+\\w*|[=!<>]=?~?|\\S");

    private static final Set<String> BEFORE_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

    private final List<String> tokens;
    private final List<Selector> selectors = new ArrayList<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private int at;

    private PromQl(String expression) {
        tokens = TOKEN.matcher(expression).results().map(MatchResult::group).toList();
    }

    static Query read(String expression) {
        var reading = new PromQl(expression);
        while (reading.at < reading.tokens.size()) {
            reading.step();
        }
        return new Query(reading.selectors, reading.groups);
    }

    private void step() {
        var token = next();
        if (BEFORE_LABELS.contains(token)) {
            skip("(");
            groups.addAll(upTo(")"));
        } else if (isName(token) && !OPERATORS.contains(token) && !isFunction()) {
            selectors.add(new Selector(token, peek().equals("{") ? matchers() : List.of()));
        }
    }

    private boolean isFunction() {
        return peek().equals("(") || BEFORE_LABELS.contains(peek());
    }

    private List<Matcher> matchers() {
        skip("{");
        var parts = upTo("}");
        var matchers = new ArrayList<Matcher>();
        for (int part = 0; part + 2 < parts.size(); part += 3) {
            var value = parts.get(part + 2);
            matchers.add(new Matcher(parts.get(part), parts.get(part + 1), value.substring(1, value.length() - 1)));
        }
        return matchers;
    }

    private List<String> upTo(String end) {
        var found = new ArrayList<String>();
        for (var token = next(); !token.equals(end); token = next()) {
            if (!token.equals(",")) {
                found.add(token);
            }
        }
        return found;
    }

    private void skip(String expected) {
        if (!next().equals(expected)) {
            throw new IllegalArgumentException("No %s in %s".formatted(expected, tokens));
        }
    }

    private String next() {
        if (at == tokens.size()) {
            throw new IllegalArgumentException("It ends in the middle: " + tokens);
        }
        return tokens.get(at++);
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private static boolean isName(String token) {
        return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
    }

    /** What is asked for, and the labels by which it is grouped or joined. */
    record Query(List<Selector> selectors, Set<String> groups) {

        Query {
            selectors = List.copyOf(selectors);
            groups = Set.copyOf(groups);
        }
    }

    /** A metric, narrowed down by its labels. */
    record Selector(String metric, List<Matcher> matchers) {

        Selector {
            matchers = List.copyOf(matchers);
        }
    }

    record Matcher(String label, String operator, String value) {}
}
