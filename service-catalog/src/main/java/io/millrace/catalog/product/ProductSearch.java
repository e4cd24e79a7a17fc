package io.millrace.catalog.product;

import io.millrace.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a caller looks for.
 *
 * @param query a part of the name or of the description, or null for all
 * @param category the category, or null for all
 */
record ProductSearch(@Nullable String query, @Nullable String category) {

    /** What people type fits many times over; more would only make the database work. */
    private static final int LONGEST = 100;

    /** Reads the query parameters; empty ones ask for nothing, bad ones are a 400. */
    static ProductSearch of(@Nullable String query, @Nullable String category) {
        return new ProductSearch(text("query", query), text("category", category));
    }

    private static @Nullable String text(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST) {
            throw ProblemException.invalid(parameter, "must be at most %d characters".formatted(LONGEST));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(parameter, "must not have control characters");
        }
        return text;
    }
}
