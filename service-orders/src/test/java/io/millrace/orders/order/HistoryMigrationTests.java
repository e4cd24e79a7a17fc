package io.millrace.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.backing.BackingServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** Orders that were there before histories were kept. */
class HistoryMigrationTests {

    private static final String OLD_ORDER = """
            INSERT INTO customer_order (id, user_id, status, reason, lines, total_amount, currency, placed_at)
            VALUES ('%s', 'someone', '%s', %s, '[]', 0, 'EUR', '2026-11-01T12:00:00Z')""";

    private static final String HISTORY = """
            SELECT order_id, number, status, coalesce(reason, '-'), at = '2026-11-01T12:00:00Z'
            FROM order_status_change ORDER BY order_id, number""";

    @Test
    void oldOrdersGetTheHistoryThatCanBeKnown() throws SQLException {
        var database = BackingServers.newDatabase("history" + System.nanoTime());
        var flyway = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration");
        flyway.target(MigrationVersion.fromVersion("1")).load().migrate();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(OLD_ORDER.formatted(new UUID(0, 1), "PENDING", "NULL"));
            statement.execute(OLD_ORDER.formatted(new UUID(0, 2), "CONFIRMED", "NULL"));
            statement.execute(OLD_ORDER.formatted(new UUID(0, 3), "REJECTED", "'OUT_OF_STOCK'"));

            flyway.target(MigrationVersion.LATEST).load().migrate();

            List<String> history = new ArrayList<>();
            var rows = statement.executeQuery(HISTORY);
            while (rows.next()) {
                history.add("%s %s %s %s %s"
                        .formatted(
                                rows.getString(1).substring(35),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5)));
            }
            assertThat(history)
                    .containsExactly(
                            "1 1 PENDING - t",
                            "2 1 PENDING - t",
                            "2 2 CONFIRMED - t",
                            "3 1 PENDING - t",
                            "3 2 REJECTED OUT_OF_STOCK t");
        }
    }
}
