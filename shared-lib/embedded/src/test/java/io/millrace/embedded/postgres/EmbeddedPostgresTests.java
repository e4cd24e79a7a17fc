package io.millrace.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.embedded.process.ServerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {

    @TempDir
    static Path folder;

    static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(PostgresOptions.disposable(folder.resolve("shared")));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aDatabaseBelongsToItsRoleAlone() throws SQLException {
        postgres.createDatabase("mine", "me", "secret");
        postgres.createDatabase("theirs", "them", "secret");

        execute("mine", "me", "secret", "CREATE TABLE thing (id int)");

        assertThatThrownBy(() -> execute("mine", "them", "secret", "SELECT 1"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void makingADatabaseAgainKeepsItAndSetsThePassword() throws SQLException {
        postgres.createDatabase("again", "again", "first");
        execute("again", "again", "first", "CREATE TABLE kept (id int)");

        postgres.createDatabase("again", "again", "o'second");

        execute("again", "again", "o'second", "SELECT * FROM kept");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> execute("postgres", "postgres", "wrong", "SELECT 1"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void dataThatWereMadeWithAnotherPasswordAreToldInOneSentence() throws Exception {
        Path data = folder.resolve("kept");
        Path log = folder.resolve("kept.log");
        EmbeddedPostgres.start(PostgresOptions.kept(data, log, 0, "one")).close();

        assertThatThrownBy(() -> EmbeddedPostgres.start(PostgresOptions.kept(data, log, 0, "another")))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("refuses the superuser's password")
                .hasMessageContaining("--fresh");
    }

    @Test
    void dataSurviveAServerThatWasKilled() throws Exception {
        Path data = folder.resolve("killed");
        Path log = folder.resolve("killed.log");
        try (EmbeddedPostgres first = EmbeddedPostgres.start(PostgresOptions.kept(data, log, 0, "one"))) {
            first.createDatabase("survivor", "survivor", "secret");
            ProcessHandle server = ProcessHandle.of(first.pid()).orElseThrow();
            List<ProcessHandle> children = server.descendants().toList();
            server.destroyForcibly();
            server.onExit().join();
            children.forEach(child -> child.onExit().join()); // as long as one lives, its data are in use
        }
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (EmbeddedPostgres second = EmbeddedPostgres.start(PostgresOptions.kept(data, log, 0, "one"))) {
            assertThat(DriverManager.getConnection(second.jdbcUrl("survivor"), "survivor", "secret"))
                    .satisfies(Connection::close);
        }
    }

    @Test
    void closingLeavesNoProcessAndNoData() {
        Path own = folder.resolve("closed");
        EmbeddedPostgres closed = EmbeddedPostgres.start(PostgresOptions.disposable(own));
        long pid = closed.pid();

        closed.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(own.resolve("postgres")).doesNotExist();
    }

    private static void execute(String database, String role, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(database), role, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
