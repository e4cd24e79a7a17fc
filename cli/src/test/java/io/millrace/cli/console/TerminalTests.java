package io.millrace.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalTests {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void intoAFileEveryLineStays() {
        Terminal terminal = new Terminal(out(), false);

        terminal.passing(Duration.ofSeconds(2), "waiting");
        terminal.say("done");

        assertThat(text()).isEqualTo("    2 s  waiting\ndone\n");
    }

    @Test
    void onATerminalWhatPassesIsReplaced() {
        Terminal terminal = new Terminal(out(), true);

        terminal.passing(Duration.ofSeconds(2), "waiting");
        terminal.say("done");

        assertThat(text()).isEqualTo("\r\033[K    2 s  waiting\r\033[Kdone\n");
    }

    private PrintStream out() {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
