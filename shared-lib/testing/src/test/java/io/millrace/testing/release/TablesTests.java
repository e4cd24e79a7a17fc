package io.millrace.testing.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.backing.BackingServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTests {

    private static final String EARLIER = """
            CREATE TABLE other (id int PRIMARY KEY);
            CREATE TABLE thing (id int PRIMARY KEY, name text, size int NOT NULL DEFAULT 1, note text UNIQUE)""";

    @Test
    void whatStaysTheSameBreaksNothing() throws SQLException {
        assertThat(breaksOf("SELECT 1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DROP TABLE other                                       | public.other.id is gone
            ALTER TABLE thing DROP COLUMN name                     | public.thing.name is gone
            ALTER TABLE thing RENAME COLUMN name TO title          | public.thing.name is gone
            ALTER TABLE thing RENAME TO things                     | public.thing.id is gone
            ALTER TABLE thing ALTER COLUMN size TYPE bigint        | public.thing.size is bigint and was integer
            ALTER TABLE thing ALTER COLUMN name SET NOT NULL       | public.thing.name takes no null any more
            ALTER TABLE thing ALTER COLUMN size DROP DEFAULT       | public.thing.size has no default any more
            ALTER TABLE thing ADD COLUMN owner text NOT NULL       | public.thing.owner is new, and rows without it are refused
            ALTER TABLE thing ADD CHECK (size > 0)                 | rows have to satisfy what is new: thing: CHECK ((size > 0))
            ALTER TABLE thing ADD FOREIGN KEY (id) REFERENCES other | rows have to satisfy what is new: thing: FOREIGN KEY (id) REFERENCES other(id)
            CREATE UNIQUE INDEX thing_name ON thing (name)         | rows have to satisfy what is new: thing: CREATE UNIQUE btree (name)
            """)
    void whatContractsIsFound(String migration, String found) throws SQLException {
        assertThat(breaksOf(migration)).contains(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE thing ADD COLUMN owner text",
                "ALTER TABLE thing ADD COLUMN owner text NOT NULL DEFAULT 'nobody'",
                "ALTER TABLE thing ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY",
                "ALTER TABLE thing ALTER COLUMN size DROP NOT NULL",
                "ALTER TABLE thing DROP CONSTRAINT thing_note_key",
                "CREATE INDEX thing_name ON thing (name)",
                "CREATE TABLE another (id int PRIMARY KEY, thing int NOT NULL UNIQUE REFERENCES thing)",
            })
    void whatExpandsIsFine(String migration) throws SQLException {
        assertThat(breaksOf(migration)).isEmpty();
    }

    private static List<String> breaksOf(String migration) throws SQLException {
        var database = BackingServers.newDatabase("tables" + System.nanoTime());
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA messaging");
            statement.execute(EARLIER);
            var earlier = Tables.of(connection);
            statement.execute(migration);
            return Tables.of(connection).breaksOf(earlier);
        }
    }
}
