package io.millrace.starter.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service's own role may do with the tables that another role has made. */
class RightsTests {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static TwoRoles roles;

    @BeforeAll
    static void migrate() throws SQLException {
        roles = TwoRoles.create();
        roles.migrateAndEnd(code -> {});
    }

    @Test
    void itReadsAndWrites() throws SQLException {
        roles.executeAsService("INSERT INTO effect (entity, note) VALUES (gen_random_uuid(), 'x')");
        roles.executeAsService("UPDATE effect SET note = 'y'");
        roles.executeAsService("SELECT * FROM effect");
        roles.executeAsService("INSERT INTO messaging.inbox (event_id) VALUES (gen_random_uuid())");
        roles.executeAsService("""
                INSERT INTO messaging.outbox (id, shard, topic, key, type, payload, occurred_at)
                VALUES (gen_random_uuid(), 0, 't', 'k', 't', '{}', now())""");
        roles.executeAsService("DELETE FROM messaging.outbox");
        assertThat(roles.number("SELECT count(*) FROM effect WHERE note = 'y'")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE mine (id int)",
                "CREATE TABLE messaging.mine (id int)",
                "ALTER TABLE effect ADD COLUMN mine int",
                "DROP TABLE messaging.outbox",
                "TRUNCATE effect",
                "UPDATE flyway_schema_history SET checksum = 0",
                "SELECT * FROM messaging.flyway_schema_history",
            })
    void itChangesNoTable(String statement) throws SQLException {
        roles.executeAsService("SELECT 1"); // so that what is refused below is not the way in

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> roles.executeAsService(statement))
                .extracting(SQLException::getSQLState)
                .isEqualTo(INSUFFICIENT_PRIVILEGE);
    }
}
