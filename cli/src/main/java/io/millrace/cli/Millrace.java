package io.millrace.cli;

import io.millrace.embedded.process.ServerException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command's entry: one verb each. */
@Command(
        name = "millrace",
        mixinStandardHelpOptions = true,
        description = "Runs the whole system on this machine.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            RestartCommand.class,
            LogsCommand.class,
            LettersCommand.class,
        })
final class Millrace {

    private static final int FAILED = 1;

    private Millrace() {}

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Millrace());
        command.setExecutionExceptionHandler((e, line, parsed) -> failed(e));
        System.exit(command.execute(arguments));
    }

    /** What people can mend is told in a sentence; anything else is a fault of this program, and told whole. */
    private static int failed(Exception e) throws Exception {
        if (e instanceof ServerException told) {
            System.err.println("millrace: " + told.getMessage());
            return FAILED;
        }
        throw e;
    }

    /** The checkout that the script stands in. */
    static Path root() {
        return Path.of(System.getProperty("millrace.root", "")).toAbsolutePath();
    }
}
