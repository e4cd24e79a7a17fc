package io.millrace.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.millrace.acceptance.driver.Answer;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every field that leads somewhere, as everybody, against the table in {@code access-graphql.txt}. */
@ExtendWith(RunningSystem.class)
class GraphQlAccessTests {

    private static final List<Row> FIELDS = Table.of("access-graphql.txt");

    private static final Path SCHEMA = Path.of("../gateway/src/main/resources/graphql");
    private static final Pattern ROOT =
            Pattern.compile("type (?:Query|Mutation|Subscription|Me) \\{(.*?)\\n}", Pattern.DOTALL);
    /** At the depth of a field of a type: arguments are further in. */
    private static final Pattern FIELD = Pattern.compile("(?m)^ {4}(\\w+)[(:]");

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"(\\w+)\"");

    @Test
    void everyFieldLetsInWhoMayAndNobodyElse(MillraceSystem system) throws Exception {
        var cast = new Cast(system);
        List<String> deviations = new ArrayList<>();
        for (var row : FIELDS) {
            for (var identity : Identity.values()) {
                var result = result(ask(cast, system, identity, row));
                if (!result.equals(row.expected(identity))) {
                    deviations.add(
                            "%s as %s: %s instead of %s".formatted(row, identity, result, row.expected(identity)));
                }
            }
        }
        assertThat(deviations).isEmpty();
    }

    @Test
    void everyFieldOfTheSchemaHasARow() throws IOException {
        assertThat(fields())
                .isNotEmpty()
                .allSatisfy(field ->
                        assertThat(FIELDS).anyMatch(row -> row.path().matches(".*\\b%s\\b.*".formatted(field))));
    }

    private static List<String> fields() throws IOException {
        var schema = new StringBuilder();
        try (var files = Files.list(SCHEMA)) {
            for (var file : files.sorted().toList()) {
                schema.append(Files.readString(file));
            }
        }
        return ROOT.matcher(schema)
                .results()
                .flatMap(type -> FIELD.matcher(type.group(1)).results())
                .map(field -> field.group(1))
                .toList();
    }

    private static Answer ask(Cast cast, MillraceSystem system, Identity identity, Row row) {
        var query = cast.filledIn(row.method() + " " + row.path());
        var api = cast.as(identity, system.url(Service.GATEWAY));
        return ("subscription".equals(row.method()) ? api.with("Accept", "text/event-stream") : api)
                .post("/graphql", JsonPath.parse(Map.of("query", query)).jsonString());
    }

    private static String result(Answer answer) {
        if (answer.status() != 200) {
            return Integer.toString(answer.status());
        }
        var code = CODE.matcher(answer.body());
        return code.find() ? code.group(1) : "ok";
    }
}
