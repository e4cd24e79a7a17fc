package io.millrace.gateway.graphql.cost;

import graphql.introspection.Introspection;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a valid operation costs and how deep it goes. A fragment is looked at once and counts wherever it is used;
 * graphql-java's own calculators visit it once and let every other use go free.
 */
final class OperationCost {

    private final GraphQLSchema schema;
    private final Document document;
    private final ListSize sizes;
    private final Map<String, Measure> fragments = new HashMap<>();

    OperationCost(GraphQLSchema schema, Document document, Map<String, Object> variables) {
        this.schema = schema;
        this.document = document;
        this.sizes = new ListSize(variables);
    }

    Measure of(OperationDefinition operation) {
        var root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        return in(operation.getSelectionSet(), Objects.requireNonNull(root));
    }

    private Measure in(@Nullable SelectionSet selections, GraphQLCompositeType type) {
        return selections == null
                ? Measure.NOTHING
                : selections.getSelections().stream()
                        .map(selection -> in(selection, type))
                        .reduce(Measure.NOTHING, Measure::and);
    }

    private Measure in(Selection<?> selection, GraphQLCompositeType type) {
        return switch (selection) {
            case Field field -> of(field, type);
            case InlineFragment inline ->
                in(
                        inline.getSelectionSet(),
                        inline.getTypeCondition() == null
                                ? type
                                : named(inline.getTypeCondition().getName()));
            case FragmentSpread spread -> fragment(spread.getName());
            default -> Measure.NOTHING;
        };
    }

    private Measure of(Field field, GraphQLCompositeType parent) {
        var definition = Introspection.getFieldDef(schema, parent, field.getName());
        var below = GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type
                ? in(field.getSelectionSet(), type)
                : Measure.NOTHING;
        return below.under(Directives.weightOf(definition), sizes.of(field, definition));
    }

    private Measure fragment(String name) {
        var known = fragments.get(name);
        if (known != null) {
            return known;
        }
        var measure = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(definition -> definition.getName().equals(name))
                .findFirst()
                .map(definition -> in(
                        definition.getSelectionSet(),
                        named(definition.getTypeCondition().getName())))
                .orElse(Measure.NOTHING);
        fragments.put(name, measure);
        return measure;
    }

    private GraphQLCompositeType named(String type) {
        return (GraphQLCompositeType) Objects.requireNonNull(schema.getType(type));
    }
}
