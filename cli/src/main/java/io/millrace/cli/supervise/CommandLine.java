package io.millrace.cli.supervise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a process was started with. */
final class CommandLine {

    private CommandLine() {}

    /** Its program and arguments; nothing where the process is gone or not ours to see. */
    static List<String> of(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            // Whole, where the JVM's own way stops after a page.
            String line = Files.readString(file, StandardCharsets.ISO_8859_1);
            return Arrays.asList(line.split("\0", -1));
        } catch (IOException e) {
            return process.info()
                    .commandLine()
                    .map(line -> Arrays.asList(line.split(" ", -1)))
                    .orElse(List.of());
        }
    }
}
