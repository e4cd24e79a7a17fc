package io.millrace.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What every error of the API looks like: RFC 9457 with our members, and nothing of what is inside. */
public final class Problem {

    private static final Set<Integer> WAIT = Set.of(429, 503);

    /** Names of classes and packages, frames of a stack, SQL. */
    private static final Pattern INTERNALS = Pattern.compile(
            "\\b(io\\.millrace|org\\.springframework|java\\.(lang|util|io)|reactor\\.|tools\\.jackson|io\\.(netty|r2dbc))"
                    + "|Exception\\b|\\.java:\\d+|\\b(SELECT|INSERT|UPDATE|DELETE) |SQLSTATE|[Pp]ostgres");

    private Problem() {}

    /** Fails where an answer is no such error. */
    public static void check(Answer answer) {
        checkUntraced(answer);
        assertThat(answer.body()).as("of %s", answer).contains("\"traceId\":");
    }

    /** The same for management ports, whose requests are in no trace. */
    public static void checkUntraced(Answer answer) {
        assertThat(answer.header("Content-Type")).as("of %s", answer).startsWith("application/problem+json");
        Map<String, Object> members = JsonPath.read(answer.body(), "$");
        assertThat(members)
                .as("of %s", answer)
                .containsEntry("status", answer.status())
                .containsKeys("type", "title", "detail", "instance");
        assertThat(showsInternals(answer.body())).as("internals in %s", answer).isFalse();
        if (WAIT.contains(answer.status())) {
            assertThat(answer.header("Retry-After")).as("of %s", answer).matches("\\d+");
        }
    }

    /** Whether an answer tells what only its developers should know. */
    public static boolean showsInternals(String body) {
        return INTERNALS.matcher(body).find();
    }
}
