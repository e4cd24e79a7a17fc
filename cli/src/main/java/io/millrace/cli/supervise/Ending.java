package io.millrace.cli.supervise;

import io.millrace.embedded.process.LogTail;
import io.millrace.embedded.process.Server;
import java.util.List;

/** Tells how a server's process ended. */
final class Ending {

    /** What stays readable among other news. */
    static final int SHORT = 5;
    /** What usually has the cause of a failed start in it. */
    static final int LONG = 20;

    /** An exit code above this is a signal's number. */
    private static final int SIGNALS = 128;

    private Ending() {}

    static String of(Process process) {
        int code = process.exitValue();
        return code > SIGNALS ? "was killed by signal " + (code - SIGNALS) : "ended with exit code " + code;
    }

    /** The end of its log, set off from what is around it. */
    static String log(Server server, int most) {
        List<String> lines = LogTail.of(server.logFile(), most);
        return lines.isEmpty()
                ? " Its log " + server.logFile() + " is empty."
                : " The end of " + server.logFile() + ":\n    | " + String.join("\n    | ", lines);
    }
}
