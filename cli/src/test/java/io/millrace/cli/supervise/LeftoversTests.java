package io.millrace.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTests {

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void clearsWhatHasTheMarkAndNothingElse() throws IOException {
        Process ours = java("-Dmillrace.home=" + folder);
        Process another = java("-Dmillrace.home=" + folder + "-2");
        Process reader = start("sh", "-c", "read line; : -Dmillrace.home=" + folder);
        Leftovers leftovers = new Leftovers("-Dmillrace.home=" + folder, folder.resolve("postgres"));

        int cleared = leftovers.clear();

        assertThat(cleared).isEqualTo(1);
        assertThat(ours.toHandle().isAlive()).isFalse(); // a Process hears of it only some time after its handle
        assertThat(another.isAlive()).isTrue();
        assertThat(reader.isAlive()).isTrue();
    }

    @Test
    void findsNothingOnAQuietMachine() {
        assertThat(new Leftovers("-Dmillrace.home=" + folder, folder).find()).isEmpty();
    }

    private Process java(String mark) throws IOException {
        Process process = start(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                mark,
                "-cp",
                System.getProperty("java.class.path"),
                Sleeper.class.getName());
        assertThat(process.inputReader().readLine()).isEqualTo("up");
        return process;
    }

    private Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    static final class Sleeper {

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("up");
            Thread.currentThread().join();
        }
    }
}
