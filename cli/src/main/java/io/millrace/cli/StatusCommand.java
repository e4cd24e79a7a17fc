package io.millrace.cli;

import io.millrace.cli.console.Terminal;
import io.millrace.cli.supervise.UpLock;
import io.millrace.cli.system.Home;
import io.millrace.cli.system.StatusReport;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells what runs here; the exit code is 0 when all of it is healthy, and 3 otherwise, as for system services. */
@Command(name = "status", description = "Shows what runs, where, and how it is.")
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_RUNNING = 3;

    private final Terminal terminal = Terminal.standard();

    @Override
    public Integer call() {
        Home home = Home.of(Millrace.root());
        Optional<ProcessHandle> up = UpLock.holder(home.lock());
        if (up.isEmpty()) {
            terminal.say("Nothing runs here: start it with ./millrace up.");
            return NOT_RUNNING;
        }
        StatusReport report = new StatusReport(home, Instant.now());
        report.lines().forEach(terminal::say);
        terminal.say("Kept by process " + up.get().pid() + ".");
        return report.allHealthy() ? 0 : NOT_RUNNING;
    }
}
