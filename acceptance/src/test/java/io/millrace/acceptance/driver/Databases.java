package io.millrace.acceptance.driver;

import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks into the services' databases, for what their APIs do not tell. */
public final class Databases {

    private final MillraceSystem system;

    public Databases(MillraceSystem system) {
        this.system = system;
    }

    /** The one number that a query finds. */
    public long number(Service service, String query) {
        return query(service, query, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** The second column, a number, by the first. */
    public Map<String, Long> numbers(Service service, String query) {
        return byFirstColumn(service, query, rows -> rows.getLong(2));
    }

    /** The second column by the first. */
    public Map<String, String> texts(Service service, String query) {
        return byFirstColumn(service, query, rows -> rows.getString(2));
    }

    /** Changes something. */
    public void execute(Service service, String statement) {
        var database = system.database(service);
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var update = connection.createStatement()) {
            update.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps everybody else from a table until it is closed: what asks for it meanwhile is in flight. */
    public Lock lock(Service service, String table) {
        var database = system.database(service);
        try {
            var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(table));
            }
            return new Lock(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many wait for a lock. */
    public long waiting(Service service) {
        return number(
                service,
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
    }

    /** A lock, until it is closed. */
    public record Lock(Connection connection) implements AutoCloseable {

        @Override
        public void close() {
            try (connection) {
                connection.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private <T> Map<String, T> byFirstColumn(Service service, String query, Reading<T> second) {
        return query(service, query, rows -> {
            var found = new LinkedHashMap<String, T>();
            while (rows.next()) {
                found.put(rows.getString(1), second.of(rows));
            }
            return found;
        });
    }

    private <T> T query(Service service, String query, Reading<T> reading) {
        var database = system.database(service);
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return reading.of(rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is taken from a result. */
    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }
}
