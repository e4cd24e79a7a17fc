package io.millrace.embedded.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Sends signals that {@link ProcessHandle} has no method for; by the shell's own command, since small images have no other. */
public final class Signals {

    /** `kill` is a matter of milliseconds; longer means that the machine is stuck. */
    private static final int KILL_SECONDS = 5;

    private Signals() {}

    /** Sends a signal by its short name (INT, STOP, CONT); a process that is gone is no error. */
    public static void send(String signal, long pid) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -$0 $1", signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(KILL_SECONDS, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            throw new ServerException("There is no shell to send a signal with.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
