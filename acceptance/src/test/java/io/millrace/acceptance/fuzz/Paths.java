package io.millrace.acceptance.fuzz;

import static io.millrace.acceptance.fuzz.Mutation.Expected.EITHER;
import static io.millrace.acceptance.fuzz.Mutation.Expected.REFUSED;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What can be wrong with the address of a call, and with its method. */
final class Paths {

    private static final int LONGER_THAN_A_LINE = 10_000;

    static final List<Mutation> ALL = List.of(
            path("dots", path -> "/x/.." + path),
            path("dots up to management", path -> path + "/../../../actuator/env"),
            path("encoded dots", path -> "/x/%2e%2e" + path),
            path("dots encoded twice", path -> "/x/%252e%252e" + path),
            path("two slashes", path -> "/" + path),
            path("two slashes inside", path -> path.replaceFirst("^/([^/]*)/?", "/$1//")),
            path("an encoded slash", path -> path.replaceFirst("^/([^/]*)/?", "/$1%2f")),
            path("a path parameter", path -> path + ";admin=true"),
            path("a path parameter inside", path -> path.replaceFirst("^/([^/]*)", "/$1;x")),
            path("a backslash", path -> path + "%5c"),
            path("an encoded NUL", path -> path + "%00"),
            path("a line break", path -> path + "%0d%0aX-Injected:%20yes"),
            path("no escape", path -> path + "%zz"),
            path("half an escape", path -> path + "%e2%82"),
            path("a slash at the end", path -> path + "/"),
            path("capitals", path -> path.toUpperCase(Locale.ROOT)),
            path("a long one", path -> path + "/" + "x".repeat(LONGER_THAN_A_LINE)),
            path("no path", path -> "x"),
            Mutation.of("another host's", EITHER, (request, random) -> request.to("http://[" + request.target())),
            Mutation.of(
                    "bytes that are no ASCII",
                    EITHER,
                    (request, random) -> request.to(request.target() + "\u00e9\u00ff")),
            query("a limit of nothing", "limit=0"),
            query("a limit that is no number", "limit=many"),
            query("a huge limit", "limit=99999999999999999999"),
            query("a cursor that is none", "after=x"),
            query("a cursor with a NUL", "after=%00"),
            query("a NUL to look for", "query=%00"),
            query("wildcards to look for", "query=%25%25%5f%5c"),
            query("an id that is none", "id=x"),
            query("no escape in the query", "query=%zz"),
            query("many parameters", "x=1&".repeat(500)),
            Mutation.of("an unknown method", REFUSED, (request, random) -> request.by("BREW")),
            Mutation.of("TRACE", REFUSED, (request, random) -> request.by("TRACE")),
            Mutation.of("PROPFIND", REFUSED, (request, random) -> request.by("PROPFIND")));

    private Paths() {}

    private static Mutation path(String name, UnaryOperator<String> change) {
        return Mutation.of(name, REFUSED, (request, random) -> request.to(change.apply(request.target())));
    }

    private static Mutation query(String name, String query) {
        return Mutation.of(name, EITHER, (request, random) -> request.to(request.target() + "?" + query));
    }
}
