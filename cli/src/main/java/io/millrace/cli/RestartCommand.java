package io.millrace.cli;

import io.millrace.cli.console.Terminal;
import io.millrace.cli.control.Visitor;
import io.millrace.cli.supervise.UpLock;
import io.millrace.cli.system.Home;
import io.millrace.embedded.process.ServerException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Restarts one server of the running system; the script has built what was stale. */
@Command(name = "restart", description = "Restarts one service with what was built last.")
final class RestartCommand implements Callable<Integer> {

    /** How an answer begins that tells a failure. */
    static final String FAILED = "failed: ";

    @Parameters(paramLabel = "SERVICE", description = "gateway, users, catalog, orders, postgres or kafka")
    private String service = "";

    private final Terminal terminal = Terminal.standard();

    @Override
    public Integer call() throws InterruptedException {
        Home home = Home.of(Millrace.root());
        if (UpLock.holder(home.lock()).isEmpty()) {
            throw new ServerException("Nothing runs here: start it with ./millrace up.");
        }
        Visitor visitor =
                new Visitor(home.requests(), () -> UpLock.holder(home.lock()).isPresent());
        String answer = visitor.ask(
                service, elapsed -> terminal.passing(elapsed, "waiting until " + service + " is ready again"));
        if (answer.startsWith(FAILED)) {
            throw new ServerException(answer.substring(FAILED.length()));
        }
        terminal.say(answer);
        return 0;
    }
}
