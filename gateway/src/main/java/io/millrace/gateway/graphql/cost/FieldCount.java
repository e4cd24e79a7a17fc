package io.millrace.gateway.graphql.cost;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts the fields of a document as if all fragments were written out. Fragments that use each other twice double the
 * count at each step, and with it the work of everybody who writes them out; here each is counted once.
 */
final class FieldCount {

    private final Map<String, SelectionSet> fragments;
    private final Map<String, Long> counted = new HashMap<>();

    private FieldCount(Document document) {
        fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(
                        FragmentDefinition::getName, FragmentDefinition::getSelectionSet, (one, other) -> one));
    }

    /** The fields of all operations of a document, or a great number where there are more. */
    static long of(Document document) {
        var count = new FieldCount(document);
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .mapToLong(operation -> count.in(operation.getSelectionSet()))
                .reduce(0, FieldCount::sum);
    }

    private long in(@Nullable SelectionSet selections) {
        return selections == null
                ? 0
                : selections.getSelections().stream().mapToLong(this::in).reduce(0, FieldCount::sum);
    }

    private long in(Selection<?> selection) {
        return switch (selection) {
            case Field field -> sum(1, in(field.getSelectionSet()));
            case InlineFragment inline -> in(inline.getSelectionSet());
            case FragmentSpread spread -> inFragment(spread.getName());
            default -> 0;
        };
    }

    /** One that is being counted already uses itself: it counts for nothing, and the validation refuses it. */
    private long inFragment(String name) {
        var known = counted.putIfAbsent(name, 0L);
        if (known != null) {
            return known;
        }
        var count = in(fragments.get(name));
        counted.put(name, count);
        return count;
    }

    private static long sum(long one, long other) {
        return Math.min(one + other, Integer.MAX_VALUE);
    }
}
