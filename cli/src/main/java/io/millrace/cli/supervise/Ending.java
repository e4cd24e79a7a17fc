package io.millrace.cli.supervise;

import io.millrace.embedded.process.LogTail;
import io.millrace.embedded.process.Server;
import java.util.List;
import java.util.regex.Pattern;

/** Tells how a server's process ended. */
final class Ending {

    /** What stays readable among other news. */
    private static final int SHORT = 5;
    /** What usually has the cause of a failed start in it. */
    private static final int LONG = 20;

    /** Enough to find the cause above the frames of a deep stack. */
    private static final int LOOKED_AT = 300;

    private static final String CAUSE = "Caused by: ";
    private static final Pattern FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ )");

    /** An exit code above this is a signal's number. */
    private static final int SIGNALS = 128;

    private Ending() {}

    static String of(Process process) {
        int code = process.exitValue();
        return code > SIGNALS ? "was killed by signal " + (code - SIGNALS) : "ended with exit code " + code;
    }

    /** After a failed start: the cause that its log names, and enough of the log to see it in its place. */
    static String startLog(Server server) {
        List<String> lines = lines(server);
        return cause(lines) + end(server, lines, LONG);
    }

    /** After a good run, whose older troubles in the log would mislead: the last lines alone. */
    static String log(Server server) {
        return end(server, lines(server), SHORT);
    }

    private static List<String> lines(Server server) {
        return LogTail.of(server.logFile(), LOOKED_AT).stream()
                .filter(line -> !line.isBlank() && !FRAME.matcher(line).find())
                .toList();
    }

    private static String end(Server server, List<String> lines, int most) {
        if (lines.isEmpty()) {
            return " Its log " + server.logFile() + " is empty.";
        }
        return " The end of " + server.logFile() + ":\n    | "
                + String.join("\n    | ", lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }

    private static String cause(List<String> lines) {
        return lines.reversed().stream()
                .filter(line -> line.startsWith(CAUSE))
                .findFirst()
                .map(line -> " Its log says: " + line.substring(CAUSE.length()) + ".")
                .orElse("");
    }
}
