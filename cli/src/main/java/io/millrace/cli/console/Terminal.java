package io.millrace.cli.console;

import java.io.PrintStream;
import java.time.Duration;

/** Standard output, which may be a terminal or a file: what passes is rewritten in place on the one, told on the other. */
public final class Terminal {

    private static final String ERASE_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean interactive;
    private boolean passingLine;

    Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** That of this process; the script that started it knows whether somebody looks at it. */
    public static Terminal standard() {
        return new Terminal(System.out, Boolean.getBoolean("millrace.terminal"));
    }

    /** A line that stays. */
    public synchronized void say(String line) {
        if (passingLine) {
            out.print(ERASE_LINE);
            passingLine = false;
        }
        out.println(line);
        out.flush();
    }

    /** How things stand; the next line takes its place where that is possible. */
    public synchronized void passing(Duration elapsed, String line) {
        String told = String.format("%5d s  %s", elapsed.toSeconds(), line);
        if (interactive) {
            out.print(ERASE_LINE + told);
            passingLine = true;
        } else {
            out.println(told);
        }
        out.flush();
    }
}
