package io.millrace.embedded.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a child process is started: in a session of its own, because a terminal sends Ctrl-C to the whole foreground
 * group and the parent wants to stop its children in order; with its output appended to a log file.
 */
public record Launch(List<String> command, Map<String, String> environment, Path logFile, boolean tiedToParent) {

    /** Keeps the server's exit code and its own pid apart: the shell waits, a subshell watches the parent's pipe. */
    private static final String WATCH = """
            signal=$1; shift
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            { read -r _ <&3; kill -"$signal" $server; } 2>/dev/null &
            watch=$!
            exec 3<&-
            wait $server; status=$?
            kill $watch 2>/dev/null
            exit $status
            """;

    private static final String PERL_SETSID = "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127";

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A process that lives on when this JVM is killed. */
    public static Launch of(List<String> command, Path logFile) {
        return new Launch(command, Map.of(), logFile, false);
    }

    /** The same with further environment variables. */
    public Launch with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Launch(command, all, logFile, tiedToParent);
    }

    /**
     * The same, ended when this JVM is gone, killed or not, or when the process's standard input is closed; the
     * process that is returned is then a shell around the command.
     *
     * @param signal what ends the command, such as TERM; one that a shell's background commands ignore, such as QUIT,
     *     suits only those that handle it
     */
    public Launch watched(String signal) {
        List<String> shell = new ArrayList<>(List.of("sh", "-c", WATCH, "sh", signal));
        shell.addAll(command);
        return new Launch(shell, environment, logFile, true);
    }

    /** The same with its standard input left open: for a command that ends itself when that closes. */
    public Launch endingItself() {
        return new Launch(command, environment, logFile, true);
    }

    /** Starts it. */
    public Process start() {
        try {
            Path folder = logFile.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return builder().start();
        } catch (IOException e) {
            throw new ServerException(
                    "Cannot start " + command.getFirst() + " with its log in " + logFile + ": " + e.getMessage(), e);
        }
    }

    private ProcessBuilder builder() {
        List<String> inSession = new ArrayList<>(session());
        inSession.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(inSession)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        if (!tiedToParent) {
            builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        }
        builder.environment().putAll(environment);
        return builder;
    }

    private static List<String> session() {
        return Executables.onPath("setsid").isPresent() ? List.of("setsid") : List.of("perl", "-e", PERL_SETSID);
    }
}
