package io.millrace.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpLockTests {

    @TempDir
    Path folder;

    @Test
    void aSecondOneIsToldWhoHasIt() {
        Path file = folder.resolve("lock");
        try (UpLock first = UpLock.take(file)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> UpLock.take(file))
                    .hasMessageContaining(
                            "already runs here (pid " + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("./millrace down");
            assertThat(UpLock.holder(file)).contains(ProcessHandle.current());
        }
    }

    @Test
    void nobodyHoldsTheLockOfOneWhoIsGone() throws Exception {
        Path file = folder.resolve("lock");
        Files.writeString(file, Long.toString(ProcessHandle.current().pid()));

        assertThat(UpLock.holder(file)).isEmpty();
    }

    @Test
    void afterClosingItCanBeTakenAgain() {
        Path file = folder.resolve("lock");
        UpLock.take(file).close();

        UpLock.take(file).close();

        assertThat(UpLock.holder(file)).isEmpty();
    }
}
