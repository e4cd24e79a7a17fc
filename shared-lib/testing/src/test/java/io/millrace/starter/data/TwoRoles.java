package io.millrace.starter.data;

import io.millrace.testing.backing.BackingServers;
import io.millrace.testing.backing.Database;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.IntConsumer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** A database of its owner's, and another role that may connect to it: the service's. */
record TwoRoles(Database database, Database service) {

    /** Of the second database just the role is used. */
    static TwoRoles create() throws SQLException {
        var roles = new TwoRoles(
                BackingServers.newDatabase("owner" + System.nanoTime()),
                BackingServers.newDatabase("service" + System.nanoTime()));
        roles.execute(
                roles.database,
                "GRANT CONNECT ON DATABASE %s TO %s".formatted(roles.database.name(), roles.service.user()));
        return roles;
    }

    void migrateAndEnd(IntConsumer exit) {
        var context = new GenericApplicationContext();
        context.setEnvironment(environment().withProperty("millrace.database.migrate", "only"));
        new MigrateAndEnd(exit).initialize(context);
    }

    MockEnvironment environment() {
        return new MockEnvironment()
                .withProperty("spring.r2dbc.username", service.user())
                .withProperty("spring.flyway.lock-retry-count", "-1") // each waits for its turn, however long
                .withProperty("spring.flyway.url", database.jdbcUrl())
                .withProperty("spring.flyway.user", database.user())
                .withProperty("spring.flyway.password", database.password());
    }

    void executeAsService(String statement) throws SQLException {
        execute(service, statement);
    }

    private void execute(Database role, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), role.user(), role.password());
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    /** As the owner. */
    long number(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
