package io.millrace.testing.release;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of a database: their columns, by {@code schema.table.column}, and what rows have to satisfy. */
record Tables(Map<String, Column> columns, Set<String> rules) {

    private static final String COLUMNS = """
            SELECT c.table_schema || '.' || c.table_name || '.' || c.column_name,
                   format_type(a.atttypid, a.atttypmod), NOT a.attnotnull, a.atthasdef OR a.attidentity <> ''
            FROM information_schema.columns c
            JOIN pg_attribute a ON a.attrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
                               AND a.attname = c.column_name
            WHERE c.table_schema IN ('public', 'messaging')""";

    /** Constraints but for NOT NULL, which columns tell, and unique indexes, which are constraints by another name. */
    private static final String RULES = """
            SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace IN ('public'::regnamespace, 'messaging'::regnamespace) AND conrelid <> 0 AND contype <> 'n'
            UNION
            SELECT indrelid::regclass || ': ' || regexp_replace(pg_get_indexdef(indexrelid), ' INDEX .* ON .* USING', '')
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
            WHERE indisunique AND relnamespace IN ('public'::regnamespace, 'messaging'::regnamespace)""";

    static Tables of(Connection connection) throws SQLException {
        Map<String, Column> columns = new TreeMap<>();
        Set<String> rules = new TreeSet<>();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(COLUMNS)) {
                while (rows.next()) {
                    columns.put(
                            rows.getString(1), new Column(rows.getString(2), rows.getBoolean(3), rows.getBoolean(4)));
                }
            }
            try (var rows = statement.executeQuery(RULES)) {
                while (rows.next()) {
                    rules.add(rows.getString(1));
                }
            }
        }
        return new Tables(columns, rules);
    }

    /** What a program that was written for the earlier ones misses here, or fails at. */
    List<String> breaksOf(Tables earlier) {
        List<String> breaks = new ArrayList<>();
        earlier.columns.forEach((name, column) -> {
            var now = columns.get(name);
            if (now == null) {
                breaks.add(name + " is gone");
            } else {
                now.missingOf(column).ifPresent(missing -> breaks.add(name + " " + missing));
            }
        });
        columns.forEach((name, column) -> {
            if (!earlier.columns.containsKey(name) && earlier.knowsTableOf(name) && !column.canBeLeftOut()) {
                breaks.add(name + " is new, and rows without it are refused");
            }
        });
        rules.stream()
                .filter(rule -> !earlier.rules.contains(rule) && earlier.knowsTable(rule))
                .forEach(rule -> breaks.add("rows have to satisfy what is new: " + rule));
        return breaks;
    }

    private boolean knowsTableOf(String column) {
        var table = column.substring(0, column.lastIndexOf('.') + 1);
        return columns.keySet().stream().anyMatch(name -> name.startsWith(table));
    }

    /** PostgreSQL leaves the schema of the search path out. */
    private boolean knowsTable(String rule) {
        var table = rule.substring(0, rule.indexOf(':'));
        return knowsTableOf((table.contains(".") ? table : "public." + table) + ".");
    }
}
