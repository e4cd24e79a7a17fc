package io.millrace.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTests {

    private static final int PATIENCE = 60;
    private static final String HEALTHY = "touch $READY; exec sleep 600";

    @TempDir
    Path folder;

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private @Nullable Supervised started;

    @AfterEach
    void stop() {
        if (started != null) {
            started.stop();
        }
    }

    @Test
    void isReadyWhenTheServerAnswers() throws Exception {
        Supervised server = start(HEALTHY);

        assertThat(server.phase()).isEqualTo(Phase.READY);
        assertThat(server.process()).isPresent();
    }

    @Test
    void aDeathDuringTheFirstStartEndsItWithTheEndOfTheLog() {
        Supervised server = server("echo the cause; exit 7");

        assertThatThrownBy(() -> server.start().get(PATIENCE, TimeUnit.SECONDS))
                .hasMessageContaining("shell ended with exit code 7 while it started")
                .hasMessageContaining("the cause");
        assertThat(server.phase()).isEqualTo(Phase.DOWN);
    }

    @Test
    void theCauseThatTheLogNamesIsToldWithoutTheFramesAroundIt() {
        Supervised server =
                server("printf 'Caused by: wrong password\\n\\tat a.b.C(D.java:1)\\n\\t... 26 more\\n'; exit 1");

        assertThatThrownBy(() -> server.start().get(PATIENCE, TimeUnit.SECONDS))
                .hasMessageContaining("while it started. Its log says: wrong password.")
                .hasMessageNotContaining("D.java");
    }

    @Test
    void aServerThatNeverAnswersIsStoppedAfterItsLimit() {
        Supervised server = supervised("exec sleep 600", Duration.ofMillis(300));

        assertThatThrownBy(() -> server.start().get(PATIENCE, TimeUnit.SECONDS))
                .hasMessageContaining("did not get ready within");
        assertThat(server.process()).isEmpty();
    }

    @Test
    void aServerThatIsKilledIsToldAndStartedAgain() throws Exception {
        Supervised server = start(HEALTHY);
        ProcessHandle first = server.process().orElseThrow();

        first.destroyForcibly();

        await().atMost(Duration.ofSeconds(PATIENCE)).until(() -> journal.size() == 2);
        assertThat(journal.getFirst()).startsWith("shell was killed by signal 9 and is started again in");
        assertThat(journal.getLast()).startsWith("shell is ready again after");
        assertThat(server.process()).isPresent().get().isNotEqualTo(first);
    }

    @Test
    void aServerThatCannotComeBackIsTriedAgainUntilItCan() throws Exception {
        Path allowed = folder.resolve("allowed");
        assertThat(allowed.toFile().createNewFile()).isTrue();
        Supervised server = start("[ -e " + allowed + " ] || exit 3; " + HEALTHY);
        assertThat(allowed.toFile().delete()).isTrue();
        server.process().orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(PATIENCE))
                .until(() -> journal.stream().anyMatch(line -> line.contains("is tried again")));

        assertThat(allowed.toFile().createNewFile()).isTrue();

        await().atMost(Duration.ofSeconds(PATIENCE)).until(() -> server.phase() == Phase.READY);
    }

    @Test
    void aRestartIsNoDeath() throws Exception {
        Supervised server = start(HEALTHY);
        ProcessHandle first = server.process().orElseThrow();

        Duration took = server.restart().get(PATIENCE, TimeUnit.SECONDS);

        assertThat(took).isPositive();
        assertThat(server.process()).isPresent().get().isNotEqualTo(first);
        assertThat(journal).isEmpty();
    }

    @Test
    void aRestartThatFailsTellsWhoAskedForIt() throws Exception {
        Path once = folder.resolve("once");
        Supervised server = start("[ ! -e " + once + " ] || { echo broken; exit 4; }; touch " + once + "; " + HEALTHY);

        assertThatThrownBy(() -> server.restart().get(PATIENCE, TimeUnit.SECONDS))
                .hasMessageContaining("exit code 4")
                .hasMessageContaining("broken");
    }

    @Test
    void stoppingLeavesNoProcessAndStartsNone() throws Exception {
        Supervised server = start(HEALTHY);
        ProcessHandle process = server.process().orElseThrow();

        server.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(server.phase()).isEqualTo(Phase.STOPPED);
        assertThat(journal).isEmpty();
    }

    @Test
    void stoppingWhileItStartsLeavesNoProcess() {
        Supervised server = server("exec sleep 600");
        assertThat(server.start()).isNotDone();
        await().atMost(Duration.ofSeconds(PATIENCE))
                .until(() -> server.process().isPresent());
        ProcessHandle process = server.process().orElseThrow();

        server.stop();

        assertThat(process.isAlive()).isFalse();
    }

    private Supervised start(String script) throws Exception {
        Supervised server = server(script);
        server.start().get(PATIENCE, TimeUnit.SECONDS);
        return server;
    }

    private Supervised server(String script) {
        return supervised(script, Duration.ofSeconds(PATIENCE));
    }

    private Supervised supervised(String script, Duration startLimit) {
        Supervised server = new Supervised(
                "shell", new ShellServer(folder, script), new Patience(startLimit), journal::add, () -> {});
        started = server;
        return server;
    }
}
