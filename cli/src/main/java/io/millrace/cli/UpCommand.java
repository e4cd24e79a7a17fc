package io.millrace.cli;

import io.millrace.cli.console.Terminal;
import io.millrace.cli.control.Desk;
import io.millrace.cli.system.Home;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Progress;
import io.millrace.cli.system.SystemPlan;
import io.millrace.embedded.process.Folders;
import io.millrace.embedded.process.ServerException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts everything and stays, keeping it alive. A signal stops it in order by a shutdown hook, and the exit code is
 * then the JVM's own for that signal: 130 for Ctrl-C, 143 for SIGTERM, 129 for SIGHUP.
 */
@Command(name = "up", description = "Starts everything and keeps it running until Ctrl-C.")
final class UpCommand implements Callable<Integer>, Progress {

    private static final int MOST_REPLICAS = 10;

    @Option(names = "--fresh", description = "Throw the data of the last run away.")
    private boolean fresh;

    @Option(names = "--replicas", paramLabel = "N", defaultValue = "1", description = "Processes of each service.")
    private int replicas;

    private volatile boolean stopping;

    private final Terminal terminal = Terminal.standard();

    @Override
    public Integer call() throws InterruptedException {
        if (replicas < 1 || replicas > MOST_REPLICAS) {
            throw new ServerException("--replicas must be between 1 and " + MOST_REPLICAS + ".");
        }
        Home home = Home.of(Millrace.root());
        SystemPlan plan =
                SystemPlan.standard(Millrace.root(), home, System.getenv()).withReplicas(replicas);
        MillraceSystem system = MillraceSystem.prepare(plan, this);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system), "stop"));
        try {
            run(system, home);
        } catch (ServerException e) {
            if (!stopping) { // or it failed because it is being stopped, which nobody needs to be told
                system.close();
                throw e;
            }
        }
        return 0;
    }

    private void run(MillraceSystem system, Home home) throws InterruptedException {
        if (fresh) {
            MillraceSystem.leftovers(home).clear();
            Folders.delete(home.data());
        }
        Desk desk = new Desk(home.requests(), new Clerk(system)::answer);
        system.start();
        new Welcome(system).lines().forEach(terminal::say);
        desk.serve();
    }

    private void stop(MillraceSystem system) {
        if (system.isOpen()) {
            stopping = true;
            say("Stopping.");
            system.close();
            say("Everything is stopped.");
        }
    }

    @Override
    public void say(String what) {
        terminal.say(what);
    }

    @Override
    public void passing(Duration elapsed, String what) {
        if (!stopping) {
            terminal.passing(elapsed, what);
        }
    }
}
