package io.millrace.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTests {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void showsWhatIsAddedAndNothingTwice() throws IOException {
        Path log = Files.writeString(folder.resolve("x.log"), "old\n");
        LogFollower follower = new LogFollower(log, Files.size(log));

        Files.writeString(log, "new\n", StandardOpenOption.APPEND);
        follower.copyNew(out);
        follower.copyNew(out);

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("new\n");
    }

    @Test
    void beginsAgainWhenTheLogWasCutShort() throws IOException {
        Path log = Files.writeString(folder.resolve("x.log"), "a long line of old\n");
        LogFollower follower = new LogFollower(log, Files.size(log));

        Files.writeString(log, "fresh\n");
        follower.copyNew(out);

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("fresh\n");
    }
}
