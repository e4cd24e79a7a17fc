package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.IntrospectionQuery;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What is refused before anything is fetched. */
@ExtendWith(OutputCaptureExtension.class)
class GraphQlLimitTests extends GraphQlTest {

    private static final String PAGE = """
            { edges { cursor node { id status reason placedAt total { amount currency } lines { productId name quantity
              unitPrice { amount currency } product { id sku name description category price { amount currency } stock
              version retired } } } } pageInfo { hasNextPage endCursor } }""";

    @Test
    void theLargestPageFitsOnce() {
        askAsCustomer("{ me { orders(first: 100) %s } }".formatted(PAGE))
                .jsonPath("$.errors")
                .doesNotExist();
    }

    @ParameterizedTest
    @MethodSource
    void whatAsksForTooMuchIsRefusedUnfetched(String query, Map<String, Object> variables) {
        ask(query, variables, null)
                .jsonPath("$.data")
                .doesNotExist()
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("TOO_COMPLEX")
                .jsonPath("$.errors[0].extensions.traceId")
                .isNotEmpty();
        assertThat(ASKED).isEmpty();
    }

    static Stream<Arguments> whatAsksForTooMuchIsRefusedUnfetched() {
        return Stream.of(
                Arguments.of(
                        "{ me { a: orders(first: 100) %s b: orders(first: 100) %s } }".formatted(PAGE, PAGE), Map.of()),
                Arguments.of(
                        "query($n: Int) { me { a: orders(first: $n) %s b: orders(first: $n) %s } }"
                                .formatted(PAGE, PAGE),
                        Map.of("n", 100)),
                Arguments.of(
                        "query($n: Int = 100) { me { a: orders(first: $n) %s b: orders(first: $n) %s } }"
                                .formatted(PAGE, PAGE),
                        Map.of()),
                Arguments.of(
                        "{ me { ...A b: orders(first: 100) %s } } fragment A on Me { orders(first: 100) %s }"
                                .formatted(PAGE, PAGE),
                        Map.of()),
                Arguments.of(
                        "{ me { a: orders(first: 100) %s b: orders(first: 2000000000) %s } }".formatted(PAGE, PAGE),
                        Map.of()),
                Arguments.of(
                        "{ %s }"
                                .formatted(aliases(
                                        190, "order(id: \"x\") { id placedAt reason status total { amount } }")),
                        Map.of()),
                Arguments.of("mutation { %s }".formatted(aliases(41, "cancelOrder(id: \"x\") { id }")), Map.of()),
                Arguments.of(
                        "{ me { a: orders(first: 100) { ...P } b: orders(first: 100) { ...P } } } fragment P on OrderConnection %s"
                                .formatted(PAGE),
                        Map.of()),
                Arguments.of(
                        "{ me { %s } } fragment F on Me { %s }".formatted("...F ".repeat(60), aliases(60, "id")),
                        Map.of()),
                Arguments.of(bomb(), Map.of()),
                Arguments.of(
                        "{ __schema { types { %s } } }"
                                .formatted("fields { type { ".repeat(8) + "name" + " } }".repeat(8)),
                        Map.of()));
    }

    @Test
    void aNegativePageDoesNotPayForAnother() {
        ask("{ me { a: orders(first: 100) %s b: orders(first: 100) %s c: orders(first: -100) %s } }"
                        .formatted(PAGE, PAGE, PAGE))
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("TOO_COMPLEX");
    }

    /** Few enough fields, and cheap ones. */
    @Test
    void aTextOfTooManyTokensIsRefused() {
        askAsCustomer("{ me { %s } }".formatted(aliases(1_900, "id")))
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("BAD_REQUEST")
                .jsonPath("$.data")
                .doesNotExist();
    }

    @Test
    void whatIsNoGraphQlIsABadRequest(CapturedOutput output) {
        for (var query : new String[] {
            "{ secret", "{ secret }", "query A { me { id } } query B { me { id } }", "", "subscription { nothing }"
        }) {
            ask(query).jsonPath("$.errors[0].extensions.code").isEqualTo("BAD_REQUEST");
        }
        ask("query($id: ID!) { product(id: $id) { id } }", Map.of("id", Map.of("secret", 1)), null)
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("BAD_REQUEST");
        assertThat(ASKED).isEmpty();
        assertThat(output).doesNotContain("secret");
    }

    @Test
    void otherRequestsAreProblems() {
        refused("[{\"query\":\"{ me { id } }\"}]", MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON, 400);
        refused("{", MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON, 400);
        refused("null", MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON, 400);
        refused("null", MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM, 400);
        refused(
                "{\"query\":\"{ me { id } }\"}",
                MediaType.valueOf("application/graphql"),
                MediaType.APPLICATION_JSON,
                415);
        refused("{\"query\":\"{ me { id } }\"}", MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, 406);
        client.post()
                .uri("/graphql")
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ACCEPT, "*/*;q=7")
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        client.get()
                .uri("/graphql?query={me{id}}")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals(HttpHeaders.ALLOW, "POST")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        client.get().uri("/graphiql").exchange().expectStatus().isNotFound();
    }

    @Test
    void aSubscriptionIsNoQuery() {
        askAsCustomer("subscription { orderStatus(id: \"%s\") { status } }".formatted(id(1)))
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void theUsualQuestionAboutTheSchemaFits() {
        ask(IntrospectionQuery.INTROSPECTION_QUERY)
                .jsonPath("$.errors")
                .doesNotExist()
                .jsonPath("$.data.__schema.queryType.name")
                .isEqualTo("Query");
    }

    private void refused(String body, MediaType type, MediaType accept, int status) {
        client.post()
                .uri("/graphql")
                .contentType(type)
                .accept(accept)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static String aliases(int count, String field) {
        return IntStream.range(0, count)
                .mapToObj(number -> "a%d: %s".formatted(number, field))
                .collect(Collectors.joining(" "));
    }

    /** Thirty fragments, of which each uses the next one twice: two to the power of thirty fields. */
    private static String bomb() {
        return "{ me { ...F0 } } fragment F30 on Me { id } "
                + IntStream.range(0, 30)
                        .mapToObj(number ->
                                "fragment F%d on Me { ...F%d ...F%d }".formatted(number, number + 1, number + 1))
                        .collect(Collectors.joining(" "));
    }
}
