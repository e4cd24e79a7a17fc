package io.millrace.acceptance.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a service holds on to, in bytes.
 *
 * @param heap live objects, after a collection
 * @param resident all of its memory, buffers outside the heap included
 */
public record Memory(long heap, long resident) {

    private static final int KILO = 1024;

    /** Of a JVM at this moment; makes it collect its garbage first. */
    static Memory of(long pid, Metrics metrics) {
        try {
            collect(pid);
            var heap = metrics.sum("jvm_memory_used_bytes", "area=\"heap\"");
            return new Memory((long) heap, resident(pid));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void collect(long pid) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var exit = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("jcmd GC.run ended with " + exit);
        }
    }

    /** As Linux tells it; 0 elsewhere. */
    private static long resident(long pid) throws IOException {
        var status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILO)
                .sum();
    }
}
