package io.millrace.acceptance.driver;

import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Progress;
import io.millrace.cli.system.SystemPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A system that a test has started, until it is closed. */
record Running(MillraceSystem system, Path home) implements AutoCloseable {

    /** A system beside all others, with nothing in it. */
    static SystemPlan plan() {
        try {
            var home = Files.createTempDirectory("millrace-acceptance");
            var root = Path.of("..").toAbsolutePath().normalize();
            return SystemPlan.onFreePorts(root, home)
                    .with("LOGGING_LEVEL_IO_MILLRACE", "DEBUG"); // what tests look for in logs
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Running start(SystemPlan plan) {
        return new Running(
                MillraceSystem.start(plan, Progress.of(System.out::println)),
                plan.home().folder());
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
