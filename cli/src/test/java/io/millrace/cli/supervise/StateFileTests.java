package io.millrace.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTests {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadInItsOrder() {
        StateFile state = new StateFile(folder.resolve("state.properties"));
        List<StateFile.Entry> entries = List.of(entry("users", Phase.READY), entry("gateway", Phase.DOWN));

        state.write(entries);

        assertThat(state.read()).isEqualTo(entries);
    }

    @Test
    void nothingRunsWhereThereIsNoFile() {
        StateFile state = new StateFile(folder.resolve("none"));

        state.delete();

        assertThat(state.read()).isEmpty();
    }

    private static StateFile.Entry entry(String name, Phase phase) {
        return new StateFile.Entry(name, "http://localhost:1", "", phase, 7, 1_700_000_000_000L, "/a log/x.log");
    }
}
