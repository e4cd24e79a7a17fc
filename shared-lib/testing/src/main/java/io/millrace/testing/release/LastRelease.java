package io.millrace.testing.release;

import static java.util.Objects.requireNonNull;

import io.millrace.testing.backing.BackingServers;
import io.millrace.testing.backing.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The database of a service as its last release left it, from {@code release/schema.sql} of the test's class path: how that
 * is made stands in its first lines. It is restored and then migrated as an update would do it, while the last release's
 * processes go on. Flyway's checksums in it also tell where a migration was edited after its release.
 */
public final class LastRelease {

    private static final String SCHEMA = "release/schema.sql";
    /** As PostgreSQL counts them, with parameters for constants, so that some can't be planned at all. */
    private static final String STATEMENTS = "release/statements.sql";
    /** What was given up on purpose, a line each, because the last release does without it already. */
    private static final String CONTRACTED = "release/contracted.txt";

    private final Database database;

    private LastRelease(Database database) {
        this.database = database;
    }

    /** Restores it, in a database of its own. */
    public static LastRelease restored() throws SQLException {
        var release = new LastRelease(BackingServers.newDatabase("release" + System.nanoTime()));
        try (var connection = release.connect();
                var restoring = connection.createStatement()) {
            restoring.execute(text(SCHEMA));
        }
        return release;
    }

    /** Migrates it; what the last release then misses or fails at, which is nothing if it is to go on working. */
    public List<String> breaksByMigrating() throws SQLException {
        var earlier = tables();
        var neverPlanned = refused();
        configuration()
                .schemas("messaging")
                .locations("classpath:db/messaging")
                .load()
                .migrate();
        configuration().load().migrate();
        var contracted = text(CONTRACTED).lines().toList();
        return Stream.concat(tables().breaksOf(earlier).stream(), refused().stream())
                .filter(Predicate.not(contracted::contains))
                .filter(Predicate.not(neverPlanned::contains))
                .toList();
    }

    private FluentConfiguration configuration() {
        return Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password());
    }

    private Tables tables() throws SQLException {
        try (var connection = connect()) {
            return Tables.of(connection);
        }
    }

    /** Those of the last release's statements that PostgreSQL can make no plan for any more. */
    private List<String> refused() throws SQLException {
        List<String> refused = new ArrayList<>();
        try (var connection = connect();
                var planning = connection.createStatement()) {
            for (var statement : text(STATEMENTS).split(";\n", -1)) {
                if (!statement.isBlank()) {
                    try {
                        planning.execute("EXPLAIN (GENERIC_PLAN) " + statement);
                    } catch (SQLException e) {
                        refused.add(statement.strip() + ": " + e.getMessage());
                    }
                }
            }
        }
        return refused;
    }

    /** In the simple protocol, since a plan is asked for whose parameters have no values. */
    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl() + "?preferQueryMode=simple", database.user(), database.password());
    }

    private static String text(String resource) {
        try (var content = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return new String(requireNonNull(content, resource + " is missing").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
