package io.millrace.gateway.graphql.cost;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.analysis.QueryComplexityCalculator;
import graphql.execution.CoercedVariables;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class FieldCostTests {

    private static final GraphQLSchema SCHEMA = schema();

    @Test
    void aFieldCostsItsWeightAndWhatIsBelowIt() {
        assertThat(cost("{ me { id } }")).isEqualTo(2);
        assertThat(cost("{ me { id email } }")).isEqualTo(102);
        assertThat(cost("{ order(id: 1) { total { amount } } }")).isEqualTo(102);
    }

    @Test
    void aListCostsWhatIsBelowItAsOftenAsItHasItems() {
        assertThat(cost("{ products(first: 7) { edges { node { id } } } }")).isEqualTo(100 + 7 * 3);
        assertThat(cost("{ products { edges { node { id } } } }")).isEqualTo(100 + 20 * 3);
        assertThat(cost("{ products(first: null) { edges { cursor } } }")).isEqualTo(100 + 20 * 2);
        assertThat(cost("{ order(id: 1) { lines { name } } }")).isEqualTo(100 + 1 + 10);
        assertThat(cost("{ me { orders(first: 5) { edges { node { lines { product { id } } } } } } }"))
                .isEqualTo(1 + 100 + 5 * (1 + 1 + 1 + 10 * 2));
    }

    @Test
    void aVariableCountsWithItsValue() {
        assertThat(cost("query($n: Int) { products(first: $n) { edges { cursor } } }", Map.of("n", 50)))
                .isEqualTo(100 + 50 * 2);
    }

    @Test
    void fragmentsAndAliasesCount() {
        assertThat(cost("{ a: me { ...F } b: me { ... on Me { id } ...F } } fragment F on Me { x: id y: id }"))
                .isEqualTo(1 + 2 + 1 + 1 + 2);
    }

    @Test
    void pagesOutOfBoundsMakeNothingCheapAndOverflowNothing() {
        assertThat(cost("{ products(first: -2147483648) { edges { cursor } } }"))
                .isEqualTo(100 + 2);
        assertThat(cost("{ products(first: 2147483647) { edges { cursor } } }")).isEqualTo(100 + 100 * 2);
    }

    private static int cost(String query) {
        return cost(query, Map.of());
    }

    private static int cost(String query, Map<String, Object> variables) {
        return QueryComplexityCalculator.newCalculator()
                .fieldComplexityCalculator(new FieldCost())
                .schema(SCHEMA)
                .document(Parser.parse(query))
                .variables(CoercedVariables.of(variables))
                .build()
                .calculate();
    }

    private static GraphQLSchema schema() {
        try (var file = new ClassPathResource("graphql/millrace.graphqls").getInputStream()) {
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(
                    new SchemaParser().parse(new InputStreamReader(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
