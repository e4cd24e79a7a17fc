package io.millrace.cli.supervise;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process and its children keep in memory, pages that they share counted once where the system tells. */
public final class Memory {

    private static final long KIB = 1024;

    private Memory() {}

    /** In bytes; 0 for a process that is gone. */
    public static long of(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(process -> alone(process.pid()))
                .sum();
    }

    private static long alone(long pid) {
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try (Stream<String> lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                    .sum();
        } catch (IOException e) {
            return resident(pid);
        }
    }

    private static long resident(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            try (BufferedReader output = ps.inputReader()) {
                String line = output.readLine();
                return line == null ? 0 : Long.parseLong(line.strip()) * KIB;
            }
        } catch (IOException e) {
            return 0;
        }
    }
}
