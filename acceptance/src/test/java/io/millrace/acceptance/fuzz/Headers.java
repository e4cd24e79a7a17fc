package io.millrace.acceptance.fuzz;

import static io.millrace.acceptance.fuzz.Mutation.Expected.EITHER;
import static io.millrace.acceptance.fuzz.Mutation.Expected.REFUSED;
import static io.millrace.acceptance.fuzz.Mutation.Expected.SERVED;

import java.util.List;

/** What can be wrong with the headers of a call. */
final class Headers {

    private static final int LONG = 6_000;
    private static final int OVER_THE_LIMIT = 20_000;

    static final List<Mutation> ALL = List.of(
            header("Idempotency-Key", ""),
            header("Idempotency-Key", "x".repeat(LONG)),
            header("Idempotency-Key", "a\u0001b"),
            header("Idempotency-Key", "caf\u00e9"),
            header("If-Match", "\""),
            header("If-Match", "*"),
            header("If-Match", "W/\"1-1\""),
            header("If-Match", "\"99999999999999999999-1\""),
            header("If-None-Match", "\"x, W/"),
            header("If-Modified-Since", "yesterday"),
            header("Last-Event-ID", "-1"),
            header("Last-Event-ID", "99999999999999999999"),
            header("Last-Event-ID", "\u00e9"),
            header("Accept", "application/xml"),
            header("Accept", "nonsense"),
            header("Accept", "*/*;q=7"),
            header("Accept-Encoding", "br;q=x, \u00ff"),
            header("API-Version", "999"),
            header("API-Version", "x'; --"),
            header("API-Version", ""),
            header("Authorization", "Bearer"),
            header("Authorization", "Bearer " + "x".repeat(LONG)),
            header("Authorization", "Bearer a.b.c"),
            header("Authorization", "Basic \u00ff"),
            header("Origin", "https://evil.example"),
            header("Host", "evil.example"),
            header("Host", "a b"),
            header("Expect", "100-continue"),
            header("Range", "bytes=9-1"),
            header("Upgrade", "h2c"),
            Mutation.of("no host", EITHER, (request, random) -> request.without("Host")),
            Mutation.of("a garbled trace", SERVED, (request, random) -> request.with("traceparent", "00-x-y-zz")),
            Mutation.of(
                    "a forged origin",
                    SERVED,
                    (request, random) ->
                            request.with("X-Forwarded-For", "x'; --").with("Forwarded", "for=\"")),
            Mutation.of(
                    "identity headers",
                    SERVED,
                    (request, random) -> request.with("X-User-Id", "admin").with("X-Roles", "ADMIN")),
            Mutation.of(
                    "a header of 20 KB",
                    REFUSED,
                    (request, random) -> request.with("X-Long", "x".repeat(OVER_THE_LIMIT))),
            Mutation.of("no length at all", REFUSED, (request, random) -> request.with("Content-Length", "x")),
            Mutation.of("a negative length", REFUSED, (request, random) -> request.with("Content-Length", "-1")),
            Mutation.of("a header without a name", REFUSED, (request, random) -> request.with("", "x")),
            Mutation.of("a header with a blank in its name", REFUSED, (request, random) -> request.with("a b", "x")));

    private Headers() {}

    private static Mutation header(String name, String value) {
        return Mutation.of(
                "%s: %s".formatted(name, value.length() > 40 ? value.length() + " characters" : value),
                EITHER,
                (request, random) -> request.with(name, value));
    }
}
