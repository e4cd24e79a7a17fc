package io.millrace.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTests {

    @TempDir
    Path folder;

    @Test
    void outputAndErrorsGoToTheLogWithTheEnvironmentThatWasGiven() throws InterruptedException {
        Path log = folder.resolve("logs/out.log");

        Process process = Launch.of(List.of("sh", "-c", "echo $GREETING; echo oops >&2"), log)
                .with(Map.of("GREETING", "hello"))
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(LogTail.of(log, 10)).containsExactly("hello", "oops");
    }

    @Test
    void aProcessLeadsASessionOfItsOwn() throws InterruptedException {
        Path log = folder.resolve("session.log");

        Process process =
                Launch.of(List.of("sh", "-c", "ps -o sid= -p $$"), log).start();

        process.waitFor();
        assertThat(LogTail.of(log, 1).getFirst().strip()).isEqualTo(Long.toString(process.pid()));
    }

    @Test
    void aWatchedProcessEndsWhenItsInputCloses() throws IOException, InterruptedException {
        Process process = Launch.of(List.of("sleep", "600"), folder.resolve("watched.log"))
                .watched("TERM")
                .start();
        ProcessHandle sleeper = await().atMost(Duration.ofMinutes(1))
                .until(() -> sleeper(process), Optional::isPresent)
                .orElseThrow();

        process.getOutputStream().close();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofMinutes(1)).until(() -> !sleeper.isAlive());
    }

    @Test
    void aWatchedProcessEndsWhenEvenItsShellIsKilled() throws IOException {
        Process process = Launch.of(List.of("sleep", "600"), folder.resolve("killed.log"))
                .watched("TERM")
                .start();
        ProcessHandle sleeper = await().atMost(Duration.ofMinutes(1))
                .until(() -> sleeper(process), Optional::isPresent)
                .orElseThrow();

        process.destroyForcibly();
        process.getOutputStream().close();

        await().atMost(Duration.ofMinutes(1)).until(() -> !sleeper.isAlive());
    }

    @Test
    void aCommandThatIsMissingIsNamed() throws InterruptedException {
        Path log = folder.resolve("missing.log");

        Process process = Launch.of(List.of("/nowhere/to-be-found"), log).start();

        assertThat(process.waitFor()).isNotZero();
        assertThat(LogTail.of(log, 1).getFirst()).contains("/nowhere/to-be-found");
    }

    @Test
    void aLogThatCannotBeWrittenIsNamed() {
        Launch launch = Launch.of(List.of("true"), Path.of("/proc/none/out.log"));

        assertThatThrownBy(launch::start)
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("/proc/none/out.log");
    }

    private static Optional<ProcessHandle> sleeper(Process shell) {
        return shell.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("sleep"))
                .findFirst();
    }
}
