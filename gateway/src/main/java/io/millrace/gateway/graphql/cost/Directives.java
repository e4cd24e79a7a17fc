package io.millrace.gateway.graphql.cost;

import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;

/** What the schema says about a field's cost. */
final class Directives {

    private Directives() {}

    static int weightOf(GraphQLFieldDefinition field) {
        return argument(field, "cost", "weight");
    }

    static int assumedItemsOf(GraphQLFieldDefinition field) {
        return argument(field, "listSize", "assumed");
    }

    private static int argument(GraphQLDirectiveContainer field, String directive, String argument) {
        var applied = field.getAppliedDirective(directive);
        return applied != null && applied.getArgument(argument).getValue() instanceof Integer value ? value : 1;
    }
}
