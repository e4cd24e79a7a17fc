package io.millrace.catalog.product;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search as SQL. Only the conditions that are asked for are there, so that PostgreSQL plans each kind of search for
 * itself; callers' texts are always values and never part of the SQL.
 */
record ProductFilter(String where, Map<String, Object> values) {

    static ProductFilter of(ProductSearch search, @Nullable UUID after) {
        var conditions = new ArrayList<>(List.of("NOT retired"));
        var values = new LinkedHashMap<String, Object>();
        if (search.category() != null) {
            conditions.add("category = :category");
            values.put("category", search.category());
        }
        if (search.query() != null) {
            conditions.add("(name ILIKE :query OR description ILIKE :query)");
            values.put("query", "%" + literal(search.query()) + "%");
        }
        if (after != null) {
            conditions.add("id > :after");
            values.put("after", after);
        }
        return new ProductFilter("WHERE " + String.join(" AND ", conditions), values);
    }

    /** The text with what LIKE takes for wildcards taken literally. */
    private static String literal(String text) {
        return text.replaceAll("[\\\\%_]", "\\\\$0");
    }
}
