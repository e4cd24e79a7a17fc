package io.millrace.cli;

import io.millrace.cli.console.Terminal;
import io.millrace.cli.supervise.StateFile;
import io.millrace.cli.supervise.UpLock;
import io.millrace.cli.system.Home;
import io.millrace.cli.system.MillraceSystem;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** Stops what runs here, from wherever it was started, and whatever a killed run left behind. */
@Command(name = "down", description = "Stops everything that runs here.")
final class DownCommand implements Callable<Integer> {

    private static final Duration TELL = Duration.ofSeconds(2);
    /** Longer than the orderly stop of all servers, one after the other. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private final Terminal terminal = Terminal.standard();

    @Override
    public Integer call() throws InterruptedException {
        Home home = Home.of(Millrace.root());
        Optional<ProcessHandle> running = UpLock.holder(home.lock());
        if (running.isPresent()) {
            end(running.get());
        }
        int left = Files.isDirectory(home.folder())
                ? MillraceSystem.leftovers(home).clear()
                : 0;
        new StateFile(home.state()).delete();
        terminal.say(told(running.isPresent(), left));
        return 0;
    }

    private void end(ProcessHandle up) throws InterruptedException {
        terminal.say("Stopping the system (pid " + up.pid() + ").");
        up.destroy();
        for (Duration waited = Duration.ZERO; waited.compareTo(STOP_LIMIT) < 0; waited = waited.plus(TELL)) {
            try {
                up.onExit().get(TELL.toSeconds(), TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                terminal.passing(waited.plus(TELL), "waiting until it has stopped");
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        terminal.say("It does not stop within " + STOP_LIMIT.toSeconds() + " s and is killed.");
        up.destroyForcibly();
        up.onExit().join();
    }

    private static String told(boolean wasRunning, int left) {
        if (left > 0) {
            return "Stopped " + left + " processes that a killed run had left.";
        }
        return wasRunning ? "Everything is stopped." : "Nothing runs here.";
    }
}
