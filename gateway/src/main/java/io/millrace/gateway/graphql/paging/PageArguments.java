package io.millrace.gateway.graphql.paging;

import io.millrace.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which page a field is asked for.
 *
 * @param first how many items
 * @param after the cursor that the page follows, which the service reads; null for the first page
 */
public record PageArguments(int first, @Nullable String after) {

    /** How many items a list has where nobody says. */
    public static final int DEFAULT_FIRST = 20;

    /** The longest page, as in the REST API. */
    public static final int GREATEST_FIRST = 100;

    /** Checks a field's arguments; a bad one is a 400 that names it. */
    public static PageArguments of(@Nullable Integer first, @Nullable String after) {
        var size = first == null ? DEFAULT_FIRST : first;
        if (size < 1 || size > GREATEST_FIRST) {
            throw ProblemException.invalid("first", "must be from 1 to " + GREATEST_FIRST);
        }
        return new PageArguments(size, after);
    }
}
