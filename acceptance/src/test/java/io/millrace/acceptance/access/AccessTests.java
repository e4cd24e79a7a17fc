package io.millrace.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import io.millrace.acceptance.driver.Answer;
import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.Problem;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every call as everybody, against the table in {@code access.txt}. */
@ExtendWith(RunningSystem.class)
class AccessTests {

    private static final List<Row> CALLS = Table.of("access.txt");
    private static final List<Row> MANAGEMENT = Table.of("access-management.txt");

    private static final Map<String, Service> BEHIND = Map.of(
            "/api/auth", Service.USERS,
            "/api/users", Service.USERS,
            "/api/keys", Service.USERS,
            "/.well-known", Service.USERS,
            "/api/products", Service.CATALOG,
            "/api/orders", Service.ORDERS);

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    @Test
    void theGatewayLetsInWhoMayAndNobodyElse(MillraceSystem system) throws Exception {
        assertThat(deviations(new Cast(system), system.url(Service.GATEWAY), CALLS, Problem::check))
                .isEmpty();
    }

    @Test
    void aServiceCalledAroundTheGatewayIsAsClosed(MillraceSystem system) throws Exception {
        var cast = new Cast(system);
        List<String> deviations = new ArrayList<>();
        for (var row : CALLS) {
            serviceOf(row)
                    .map(service -> deviations(cast, system.url(service), List.of(row), Problem::check))
                    .ifPresent(deviations::addAll);
        }
        assertThat(deviations).isEmpty();
    }

    @Test
    void managementPortsTellAllTheSameAndNoMoreThanTheyShould(MillraceSystem system) throws Exception {
        var cast = new Cast(system);
        for (var service : Service.values()) {
            assertThat(deviations(cast, system.managementUrl(service), MANAGEMENT, Problem::checkUntraced))
                    .as("%s", service)
                    .isEmpty();
        }
    }

    @Test
    void everyDocumentedCallHasARow(MillraceSystem system) {
        var documented = documented(Api.anonymous(system).get("/v3/api-docs").expect(200));

        assertThat(documented).isNotEmpty();
        assertThat(CALLS).extracting(Row::call).containsAll(documented);
    }

    /** So that what is tried of a call, and fuzzed, is what its readers are shown. */
    @Test
    void everyBodyIsMadeLikeTheDocumentedExample(MillraceSystem system) {
        Map<String, Map<String, ?>> paths = JsonPath.read(
                Api.anonymous(system).get("/v3/api-docs").expect(200).body(), "$.paths");
        Map<String, Map<String, ?>> examples = new HashMap<>();
        paths.forEach((path, operations) -> operations
                .keySet()
                .forEach(method -> example(operations, method)
                        .ifPresent(example -> examples.put(Row.call(method.toUpperCase(Locale.ROOT), path), example))));

        assertThat(CALLS).filteredOn(row -> !row.body().isEmpty()).isNotEmpty().allSatisfy(row -> {
            Map<String, ?> body = JsonPath.read(row.body(), "$");
            assertThat(examples).containsKey(row.call());
            assertThat(examples.get(row.call()).keySet()).containsAll(body.keySet());
        });
    }

    private static Optional<Map<String, ?>> example(Map<String, ?> operations, String method) {
        return Optional.ofNullable(
                JsonPath.using(Configuration.defaultConfiguration().addOptions(Option.SUPPRESS_EXCEPTIONS))
                        .parse(operations)
                        .read("$.%s.requestBody.content['application/json'].example".formatted(method)));
    }

    private static Set<String> documented(Answer document) {
        Map<String, Map<String, Object>> paths = JsonPath.read(document.body(), "$.paths");
        Set<String> calls = new TreeSet<>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> calls.add(Row.call(method.toUpperCase(Locale.ROOT), path))));
        return calls;
    }

    /** What was answered otherwise than the table says. */
    private static List<String> deviations(Cast cast, URI base, List<Row> rows, Consumer<Answer> problem) {
        List<String> deviations = new ArrayList<>();
        for (var row : rows) {
            for (var identity : Identity.values()) {
                var answer = cast.call(identity, base, row);
                if (!row.allows(identity, answer.status())) {
                    deviations.add("%s as %s: %d instead of %s"
                            .formatted(row, identity, answer.status(), row.expected(identity)));
                }
                if (answer.status() == 401 || answer.status() == 403) {
                    problem.accept(answer);
                }
            }
        }
        return deviations;
    }

    /** Which service answers a call, if one does. */
    private static Optional<Service> serviceOf(Row row) {
        return BEHIND.entrySet().stream()
                .filter(behind -> row.path().startsWith(behind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
