package io.millrace.cli;

import io.millrace.cli.console.LogFollower;
import io.millrace.cli.system.Home;
import io.millrace.cli.system.Service;
import io.millrace.embedded.process.LogTail;
import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the end of a log. */
@Command(name = "logs", description = "Shows the log of a service, of postgres, kafka or the build.")
final class LogsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SERVICE", description = "gateway, users, catalog, orders, postgres, kafka or build")
    private String service = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Stay, and show what is added.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many lines to show.")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.of(Millrace.root());
        Path log = home.log(Service.named(service).map(Service::shortName).orElse(service));
        if (!Files.exists(log)) {
            throw new ServerException("There is no log of '" + service + "': there are " + known(log) + ".");
        }
        long end = Files.size(log);
        LogTail.of(log, lines).forEach(System.out::println);
        if (follow) {
            new LogFollower(log, end).copyTo(System.out);
        }
        return 0;
    }

    private static String known(Path log) throws IOException {
        Path folder = log.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "none yet";
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".log", ""))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }
}
