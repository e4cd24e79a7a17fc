package io.millrace.gateway.graphql.cost;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.OperationDefinition;
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

class OperationCostTests {

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

    @Test
    void aFragmentCountsWhereverItIsUsedAndItsDepthToo() {
        var deep = "{ me { ...M orders { edges { node { lines { product { ...P } } } } } } product(id: 1) { ...P } }"
                + " fragment M on Me { id } fragment P on Product { price { amount } }";

        assertThat(measure(deep, Map.of()).depth()).isEqualTo(8);
        assertThat(measure("{ product(id: 1) { ...P } }" + " fragment P on Product { price { amount } }", Map.of()))
                .isEqualTo(new Measure(5 + 2, 3));
    }

    @Test
    void noSumOverflows() {
        assertThat(new Measure(Integer.MAX_VALUE, 1).under(500, 100)).isEqualTo(new Measure(Integer.MAX_VALUE, 2));
        assertThat(new Measure(Integer.MAX_VALUE, 1).and(new Measure(1, 3)))
                .isEqualTo(new Measure(Integer.MAX_VALUE, 3));
    }

    private static long cost(String query) {
        return cost(query, Map.of());
    }

    private static long cost(String query, Map<String, Object> variables) {
        return measure(query, variables).cost();
    }

    private static Measure measure(String query, Map<String, Object> variables) {
        var document = Parser.parse(query);
        return new OperationCost(SCHEMA, document, variables)
                .of(document.getDefinitionsOfType(OperationDefinition.class).getFirst());
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
