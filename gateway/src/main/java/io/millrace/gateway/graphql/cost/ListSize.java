package io.millrace.gateway.graphql.cost;

import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import io.millrace.gateway.graphql.paging.PageArguments;
import java.math.BigInteger;
import java.util.Map;

/** How many items a field is taken to have: as {@code first} says, with a variable's value, or else the schema. */
final class ListSize {

    private static final String FIRST = "first";

    private final Map<String, Object> variables;

    ListSize(Map<String, Object> variables) {
        this.variables = variables;
    }

    int of(Field field, GraphQLFieldDefinition definition) {
        return definition.getArgument(FIRST) == null
                ? Directives.assumedItemsOf(definition)
                : field.getArguments().stream()
                        .filter(argument -> argument.getName().equals(FIRST))
                        .findFirst()
                        .map(this::first)
                        .orElse(PageArguments.DEFAULT_FIRST);
    }

    private int first(Argument argument) {
        return switch (argument.getValue()) {
            case IntValue number -> inBounds(number.getValue());
            case VariableReference variable
            when variables.get(variable.getName()) instanceof Integer value -> inBounds(BigInteger.valueOf(value));
            default -> PageArguments.DEFAULT_FIRST;
        };
    }

    /** What is out of bounds is refused later, and may make nothing cheap until then. */
    private static int inBounds(BigInteger first) {
        return first.max(BigInteger.ONE)
                .min(BigInteger.valueOf(PageArguments.GREATEST_FIRST))
                .intValue();
    }
}
