package io.millrace.embedded.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes databases and the roles that own them, as often as it is asked. */
record Databases(Connection connection) {

    void create(String database, String role, String password) throws SQLException {
        String verb = exists("SELECT 1 FROM pg_roles WHERE rolname = ?", role) ? "ALTER" : "CREATE";
        execute(verb + " ROLE " + identifier(role) + " LOGIN PASSWORD " + literal(password));
        if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            execute("CREATE DATABASE " + identifier(database) + " OWNER " + identifier(role));
        }
        execute("REVOKE CONNECT ON DATABASE " + identifier(database) + " FROM PUBLIC");
    }

    private boolean exists(String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
