package io.millrace.starter.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.starter.setup.SetupException;
import io.millrace.testing.sample.SampleApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

class MigrationTests {

    private static final int REPLICAS = 6;
    private static final int STARTS = 5;

    private static final String TABLES = """
            SELECT count(*) FROM pg_tables WHERE (schemaname, tablename) IN (('public', 'effect'), ('messaging', 'outbox'))""";

    private final TwoRoles roles = TwoRoles.create();

    MigrationTests() throws SQLException {}

    /** GRANT is what PostgreSQL refuses where two do it at once. */
    @Test
    void replicasThatMigrateAtOnceAllSucceed() throws Exception {
        List<Integer> exits = Collections.synchronizedList(new ArrayList<>());
        Callable<Void> replica = () -> {
            for (int start = 0; start < STARTS; start++) {
                roles.migrateAndEnd(exits::add);
            }
            return null;
        };
        try (var replicas = Executors.newFixedThreadPool(REPLICAS)) {
            for (var end : replicas.invokeAll(
                    Stream.generate(() -> replica).limit(REPLICAS).toList())) {
                end.get();
            }
        }
        assertThat(exits).hasSize(REPLICAS * STARTS).containsOnly(0);
        assertThat(roles.number(TABLES)).isEqualTo(2);
    }

    @Test
    void offTakesTheTablesAsTheyAre() throws SQLException {
        new Migration(roles.environment().withProperty("millrace.database.migrate", "off"))
                .migrate(Flyway.configure()
                        .dataSource(
                                roles.database().jdbcUrl(),
                                roles.database().user(),
                                roles.database().password())
                        .load());

        assertThat(roles.number(TABLES)).isZero();
    }

    @Test
    void theOwnersPasswordIsNoDefaultOutsideADemo() {
        var careless = roles.environment().withProperty("spring.flyway.password", "millrace");

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(
                        () -> new Migration(careless).migrate(Flyway.configure().load()))
                .withMessage("MILLRACE_DB_OWNER_PASSWORD has the default that everybody knows, and this is no demo.");
    }

    /** As an init container runs it. */
    @Test
    void theProcessEndsWithZeroAndHasOpenedNoPort() throws Exception {
        var process = start();
        var log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(log).isZero();
        assertThat(log)
                .contains("Successfully applied")
                .doesNotContain("Netty started")
                .doesNotContain("Started SpringApplication");
        assertThat(roles.number(TABLES)).isEqualTo(2);
        roles.executeAsService("SELECT * FROM effect");
    }

    private Process start() throws IOException {
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpringApplication.class.getName(),
                        "--spring.main.sources=" + SampleApplication.class.getName(),
                        "--spring.flyway.url=" + roles.database().jdbcUrl())
                .redirectErrorStream(true);
        command.environment().put("MILLRACE_MIGRATE", "only");
        command.environment().put("MILLRACE_DB_USER", roles.service().user());
        command.environment().put("MILLRACE_DB_OWNER_USER", roles.database().user());
        command.environment().put("MILLRACE_DB_OWNER_PASSWORD", roles.database().password());
        return command.start();
    }
}
