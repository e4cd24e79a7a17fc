package io.millrace.starter.paging;

import io.millrace.starter.problem.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a caller wants.
 *
 * @param limit how many items at most
 * @param after the item that the page follows, or null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    private static final int DEFAULT_LIMIT = 20;
    private static final int GREATEST_LIMIT = 100;

    /** Reads the query parameters {@code limit} (1 to 100, 20 unless given) and {@code after}; bad ones are a 400. */
    public static PageRequest of(@Nullable Integer limit, @Nullable String after) {
        var size = limit == null ? DEFAULT_LIMIT : limit;
        if (size < 1 || size > GREATEST_LIMIT) {
            throw ProblemException.invalid("limit", "must be from 1 to " + GREATEST_LIMIT);
        }
        return new PageRequest(size, after == null ? null : Cursor.decode(after));
    }

    /** The sort key that the page follows, or null for the first page. */
    public @Nullable UUID afterId() {
        return after == null ? null : after.id();
    }

    /** How many rows to read: one more than are shown tells whether there is a next page. */
    public int rows() {
        return limit + 1;
    }
}
