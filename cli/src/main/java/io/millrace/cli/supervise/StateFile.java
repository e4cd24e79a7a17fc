package io.millrace.cli.supervise;

import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What runs, written by the one who runs it and read by the commands of a second terminal. */
public record StateFile(Path file) {

    private static final String SEPARATOR = "\t";

    /**
     * One server.
     *
     * @param address where it is reached
     * @param health what to ask whether it is well; empty where only connecting tells
     * @param pid 0 while it has no process
     * @param startedAt of that process, in milliseconds since 1970
     */
    public record Entry(String name, String address, String health, Phase phase, long pid, long startedAt, String log) {

        private String line() {
            return String.join(
                    SEPARATOR, address, health, phase.name(), Long.toString(pid), Long.toString(startedAt), log);
        }

        private static Entry of(String name, String line) {
            String[] part = line.split(SEPARATOR, -1);
            return new Entry(
                    name,
                    part[0],
                    part[1],
                    Phase.valueOf(part[2]),
                    Long.parseLong(part[3]),
                    Long.parseLong(part[4]),
                    part[5]);
        }
    }

    /** Whole or not at all. */
    public void write(List<Entry> entries) {
        Properties properties = new Properties();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            properties.setProperty(String.format("%02d.%s", i, entry.name()), entry.line());
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                properties.store(writer, null);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ServerException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** In the order in which they were written; none where nothing runs. */
    public List<Entry> read() {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new ServerException("Cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        Map<String, String> sorted = new TreeMap<>();
        properties.forEach((name, line) -> sorted.put(name.toString(), line.toString()));
        return sorted.entrySet().stream()
                .map(entry -> Entry.of(entry.getKey().substring(3), entry.getValue()))
                .collect(Collectors.toList());
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ServerException("Cannot delete " + file + ": " + e.getMessage(), e);
        }
    }
}
