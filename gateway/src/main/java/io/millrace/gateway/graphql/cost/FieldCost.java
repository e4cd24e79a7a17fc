package io.millrace.gateway.graphql.cost;

import graphql.analysis.FieldComplexityCalculator;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.schema.GraphQLDirectiveContainer;
import io.millrace.gateway.graphql.paging.PageArguments;
import java.util.Optional;

/**
 * What a field costs: its weight, and what is below it as often as there are items, which {@code first} says, with the
 * value that a variable has, or {@code @listSize}.
 */
final class FieldCost implements FieldComplexityCalculator {

    private static final String FIRST = "first";

    @Override
    public int calculate(FieldComplexityEnvironment field, int below) {
        var weight = argument(field, "cost", "weight").orElse(1);
        return Math.addExact(weight, Math.multiplyExact(items(field), below));
    }

    private static int items(FieldComplexityEnvironment field) {
        if (field.getFieldDefinition().getArgument(FIRST) == null) {
            return argument(field, "listSize", "assumed").orElse(1);
        }
        return field.getArguments().get(FIRST) instanceof Integer first ? inBounds(first) : PageArguments.DEFAULT_FIRST;
    }

    /** What is out of bounds is refused later, and may not make others cheap, or the sum overflow, until then. */
    private static int inBounds(int first) {
        return Math.clamp(first, 1, PageArguments.GREATEST_FIRST);
    }

    private static Optional<Integer> argument(FieldComplexityEnvironment field, String directive, String argument) {
        GraphQLDirectiveContainer definition = field.getFieldDefinition();
        return Optional.ofNullable(definition.getAppliedDirective(directive))
                .map(applied -> applied.getArgument(argument).<Integer>getValue());
    }
}
