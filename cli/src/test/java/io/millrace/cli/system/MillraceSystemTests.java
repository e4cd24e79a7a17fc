package io.millrace.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.cli.supervise.StateFile;
import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MillraceSystemTests {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void build() throws IOException {
        FakeService.buildAll(folder.resolve("checkout"));
    }

    @Test
    void startsEverythingKeepsItAliveAndStopsItWithoutATrace() throws Exception {
        SystemPlan plan = plan().withReplicas(2);
        List<Long> pids;
        try (MillraceSystem system = MillraceSystem.start(plan, Progress.of(told::add))) {
            assertThat(system.names())
                    .containsExactly(
                            "gateway",
                            "users",
                            "users-2",
                            "catalog",
                            "catalog-2",
                            "orders",
                            "orders-2",
                            "postgres",
                            "kafka");
            await().atMost(PATIENCE).until(() -> system.names().stream().allMatch(system::isHealthy));
            Database database = system.database(Service.ORDERS);
            try (Connection connection =
                    DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
                assertThat(connection.isValid((int) PATIENCE.toSeconds())).isTrue();
            }
            await().atMost(PATIENCE).until(() -> new StatusReport(plan.home(), Instant.now()).allHealthy());

            killed(system, "users");
            killed(system, "orders-2");
            killed(system, "postgres");
            long before = system.pid("catalog");
            assertThat(system.restart("catalog")).isPositive();
            assertThat(system.pid("catalog")).isNotEqualTo(before);
            pids = system.names().stream().map(system::pid).toList();
        }
        assertThat(pids).allMatch(pid -> ProcessHandle.of(pid).isEmpty());
        assertThat(MillraceSystem.leftovers(plan.home()).find()).isEmpty();
        assertThat(new StateFile(plan.home().state()).read()).isEmpty();
    }

    private void killed(MillraceSystem system, String name) {
        long before = system.pid(name);
        system.kill(name);
        await().atMost(PATIENCE).until(() -> system.isHealthy(name));
        assertThat(system.pid(name)).isNotEqualTo(before);
        assertThat(told).anyMatch(line -> line.contains("was killed by signal 9 and is started again"));
    }

    @Test
    void aServiceThatCannotStartEndsItAllWithTheEndOfItsLog() {
        SystemPlan plan = plan().with(FakeService.BROKEN, "orders");

        assertThatThrownBy(() -> MillraceSystem.start(plan, Progress.of(told::add)))
                .isInstanceOf(ServerException.class)
                .hasMessageStartingWith("orders ended with exit code 3 while it started.")
                .hasMessageContaining("the database refuses the password");
        assertThat(MillraceSystem.leftovers(plan.home()).find()).isEmpty();
    }

    @Test
    void aTakenPortEndsItBeforeAnythingStarts() throws IOException {
        SystemPlan plan = plan();
        int port = plan.instances(Service.CATALOG).getFirst().port();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> MillraceSystem.start(plan, Progress.of(told::add)))
                    .hasMessageStartingWith("Port " + port + ", which catalog needs, is taken");
        }
        assertThat(plan.home().data()).doesNotExist();
    }

    @Test
    void whatAKilledRunLeftIsFoundAndClearedAway() throws Exception {
        Path home = folder.resolve("home");
        Process run = new ProcessBuilder(
                        Java.command(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        folder.resolve("checkout").toString(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(run.inputReader().readLine()).isEqualTo("up");

        run.destroyForcibly().waitFor();

        assertThat(MillraceSystem.leftovers(new Home(home)).find()).hasSize(6);
        assertThat(MillraceSystem.leftovers(new Home(home)).clear()).isEqualTo(6);
        assertThat(MillraceSystem.leftovers(new Home(home)).find()).isEmpty();
    }

    @Test
    void aServiceThatIsNotBuiltIsNamed() throws IOException {
        Files.delete(folder.resolve("checkout/gateway/target/gateway-1.jar"));

        assertThatThrownBy(() -> MillraceSystem.start(plan(), Progress.of(told::add)))
                .hasMessageStartingWith("gateway is not built");
    }

    private SystemPlan plan() {
        return SystemPlan.onFreePorts(folder.resolve("checkout"), folder.resolve("home"));
    }

    static final class KilledRun {

        public static void main(String[] arguments) throws InterruptedException {
            SystemPlan plan = SystemPlan.onFreePorts(Path.of(arguments[0]), Path.of(arguments[1]));
            MillraceSystem system = MillraceSystem.start(plan, Progress.of(what -> {}));
            System.out.println(system.names().isEmpty() ? "down" : "up");
            Thread.currentThread().join();
        }
    }
}
