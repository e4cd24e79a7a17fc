package io.millrace.acceptance.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of the table.
 *
 * @param expected the status by column, or {@link #CLOSED}
 * @param headers each like {@code Name: value}
 */
public record Row(String method, String path, Map<String, String> expected, List<String> headers, String body) {

    /** Whoever asks does not get in, in whatever words. */
    static final String CLOSED = "-";

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);

    /** Whether the table shows this status. */
    public boolean allows(Identity identity, int status) {
        return expected(identity).equals(CLOSED)
                ? REFUSALS.contains(status)
                : expected(identity).equals(Integer.toString(status));
    }

    /** The status that the table shows. */
    public String expected(Identity identity) {
        return expected.getOrDefault(identity.column(), "nothing");
    }

    /** The call as OpenAPI would write it, but for the names of its variables. */
    String call() {
        return call(method, path);
    }

    static String call(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
