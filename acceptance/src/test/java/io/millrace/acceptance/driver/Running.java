package io.millrace.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Progress;
import io.millrace.cli.system.SystemPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/** A system that a test has started, until it is closed. */
record Running(MillraceSystem system, Path home) implements AutoCloseable {

    private static final Duration WARMUP = Duration.ofMinutes(4);

    /** No JVM lives long enough here to win back what the optimising compiler takes from the others on two cores. */
    private static final String WITHOUT_OPTIMISING = "-XX:TieredStopAtLevel=1";

    /** A system beside all others, with nothing in it. */
    static SystemPlan plan() {
        try {
            var home = Files.createTempDirectory("millrace-acceptance");
            var root = Path.of("..").toAbsolutePath().normalize();
            return SystemPlan.onFreePorts(root, home)
                    .with("JDK_JAVA_OPTIONS", WITHOUT_OPTIMISING)
                    .with("LOGGING_LEVEL_IO_MILLRACE", "DEBUG"); // what tests look for in logs
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it and waits until it has done everything once. */
    static Running start(SystemPlan plan) {
        var system = MillraceSystem.start(plan, Progress.of(System.out::println));
        warmUp(Entrance.of(system));
        return new Running(system, plan.home().folder());
    }

    /** A JVM's first calls may take longer than others wait for their answers. */
    static void warmUp(Entrance system) {
        await().atMost(WARMUP).ignoreExceptions().untilAsserted(() -> doEverything(system));
    }

    private static void doEverything(Entrance system) {
        var product = new Shop(system).product(1, 1);
        var customer = Api.newCustomer(system);
        Shop.awaitSettled(customer, customer.order(product, 1).expect(202));
        var orders = "{ me { orders { edges { node { lines { product { id } } } } } } }";
        var answer = customer.post("/graphql", "{\"query\": \"%s\"}".formatted(orders));
        assertThat(answer.expect(200).body()).contains(product).doesNotContain("errors");
    }

    @Override
    public void close() throws IOException {
        system.close();
        keepLogs();
        FileSystemUtils.deleteRecursively(home);
    }

    /** In target/logs, for whoever asks why a test failed. */
    private void keepLogs() throws IOException {
        var kept = Path.of("target", "logs", home.getFileName().toString());
        FileSystemUtils.copyRecursively(home.resolve("logs"), kept);
    }
}
