package io.millrace.cli.system;

import io.millrace.embedded.process.ServerException;
import java.nio.file.Path;

/** The JVM that children run on: the one that runs this. */
final class Java {

    private Java() {}

    static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Waits for a short-lived child, which does not outlive an interruption. */
    static int exitCode(Process child) {
        try {
            return child.waitFor();
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while a program ran", e);
        }
    }
}
