package io.millrace.acceptance.fuzz;

import static io.millrace.acceptance.fuzz.Mutation.Expected.EITHER;
import static io.millrace.acceptance.fuzz.Mutation.Expected.REFUSED;
import static io.millrace.acceptance.fuzz.Mutation.Expected.SERVED;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What can be wrong with a JSON body. */
final class Bodies {

    private static final int LONG = 100_000;
    private static final int OVER_THE_LIMIT = 1_200_000;
    private static final int DEEP = 20_000;

    /** A value in JSON: a text or a number after a colon. */
    private static final Pattern VALUE = Pattern.compile("(?<=:\\s?)(\"[^\"]*\"|-?\\d+)");

    static final List<Mutation> ALL = List.of(
            Mutation.ofBody("no body", REFUSED, (request, random) -> request.saying("")),
            Mutation.ofBody(
                    "cut off",
                    REFUSED,
                    (request, random) -> request.saying(request.text()
                            .substring(0, random.nextInt(1, request.text().length())))),
            Mutation.ofBody("a list instead", REFUSED, (request, random) -> request.saying("[]")),
            Mutation.ofBody("a text instead", REFUSED, (request, random) -> request.saying("\"x\"")),
            Mutation.ofBody("null", REFUSED, (request, random) -> request.saying("null")),
            Mutation.ofBody("unknown property", EITHER, (request, random) -> first(request, "{\"surprise\": 1, ")),
            Mutation.ofBody("duplicate key", EITHER, (request, random) -> duplicated(request)),
            value("null value", EITHER, "null"),
            value("another type", REFUSED, "{\"x\": [1]}"),
            value("a list for a value", REFUSED, "[[[]]]"),
            value("an infinite number", REFUSED, "1e999999999"),
            value("a long number", REFUSED, "9".repeat(LONG / 100)),
            value("a fraction", REFUSED, "0.5"),
            value("a negative number", REFUSED, "-9999999999"), // -1 is right where stock is taken away
            value("deep nesting", REFUSED, "[".repeat(DEEP) + "]".repeat(DEEP)),
            value("deep nesting without an end", REFUSED, "{\"a\":".repeat(DEEP)),
            value("a long text", REFUSED, "\"" + "x".repeat(LONG) + "\""),
            value("too much", REFUSED, "\"" + "x".repeat(OVER_THE_LIMIT) + "\""),
            value("a NUL", EITHER, "\"a\\u0000b\""),
            value("half a surrogate pair", EITHER, "\"a\\ud800b\""),
            value("emoji", EITHER, "\"😀👩‍👩‍👧‍👦\""),
            value("right to left", EITHER, "\"\u202eabc\u0300\u0301\""),
            value("SQL", EITHER, "\"' OR 1=1; DROP TABLE account; --\""),
            value("markup", EITHER, "\"<script>alert(1)</script>${jndi:ldap://x}\""),
            Mutation.ofBody(
                    "not UTF-8",
                    REFUSED,
                    (request, random) -> request.sayingBytes(request.body().replaceFirst("\"", "\"\u00c3("))),
            Mutation.ofBody("chunks", SERVED, (request, random) -> chunked(request, request.text())),
            Mutation.ofBody(
                    "too many chunks",
                    REFUSED,
                    (request, random) -> chunked(request, " ".repeat(OVER_THE_LIMIT) + request.text())),
            Mutation.ofBody(
                    "a broken chunk",
                    REFUSED,
                    (request, random) ->
                            request.with("Transfer-Encoding", "chunked").saying("zz\r\n{}\r\n0\r\n\r\n")),
            Mutation.ofBody("text/plain", REFUSED, (request, random) -> request.with("Content-Type", "text/plain")),
            Mutation.ofBody(
                    "a media type that is none", REFUSED, (request, random) -> request.with("Content-Type", "x/")),
            Mutation.ofBody("no media type", EITHER, (request, random) -> request.without("Content-Type")),
            Mutation.ofBody(
                    "two lengths",
                    REFUSED,
                    (request, random) -> request.with("Content-Length", "1").with("content-length ", "2")));

    private Bodies() {}

    private static Mutation value(String name, Mutation.Expected expected, String instead) {
        return Mutation.ofBody(name, expected, (request, random) -> replaced(request, random, instead));
    }

    private static Request replaced(Request request, RandomGenerator random, String instead) {
        var values = VALUE.matcher(request.text()).results().toList();
        MatchResult value = values.get(random.nextInt(values.size()));
        return request.saying(request.text().substring(0, value.start())
                + instead
                + request.text().substring(value.end()));
    }

    private static Request first(Request request, String beginning) {
        return request.saying(beginning + request.text().substring(1));
    }

    private static Request duplicated(Request request) {
        var key = request.text().substring(1, request.text().indexOf(':'));
        return first(request, "{%s: \"twice\", ".formatted(key));
    }

    private static Request chunked(Request request, String text) {
        return request.with("Transfer-Encoding", "chunked")
                .saying("%x\r\n%s\r\n0\r\n\r\n".formatted(Request.bytesOf(text).length(), text));
    }
}
