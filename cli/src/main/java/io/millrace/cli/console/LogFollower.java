package io.millrace.cli.console;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;

/** Copies what is added to a log, from its beginning again when it was cut short. */
public final class LogFollower {

    /** Quick enough to look live. */
    private static final Duration POLL = Duration.ofMillis(200);

    private static final int CHUNK = 64 * 1024;

    private final Path log;
    private long position;

    public LogFollower(Path log, long from) {
        this.log = log;
        this.position = from;
    }

    /** Until the thread is interrupted, or the process is. */
    public void copyTo(PrintStream out) throws IOException, InterruptedException {
        while (true) {
            copyNew(out);
            Thread.sleep(POLL);
        }
    }

    void copyNew(PrintStream out) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            if (file.length() < position) {
                position = 0;
            }
            file.seek(position);
            byte[] chunk = new byte[CHUNK];
            for (int read = file.read(chunk); read > 0; read = file.read(chunk)) {
                out.write(chunk, 0, read);
                position += read;
            }
            out.flush();
        }
    }
}
