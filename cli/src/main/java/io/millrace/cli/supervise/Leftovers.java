package io.millrace.cli.supervise;

import io.millrace.embedded.process.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Processes of a system whose command was killed. They are known by what they were started with, looked at now, so that
 * a process that got a dead one's number is never taken for it.
 *
 * @param mark the argument that each JVM of the system has
 * @param postgres the data directory of its PostgreSQL
 */
public record Leftovers(String mark, Path postgres) {

    /** PostgreSQL and the broker close their files in this time; services are quicker. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** Stops them all, and tells how many there were. */
    public int clear() {
        List<ProcessHandle> found = find();
        found.forEach(this::askToStop);
        CompletableFuture<?>[] exits = found.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            found.forEach(ProcessHandle::destroyForcibly);
            CompletableFuture.allOf(exits).join();
        }
        return found.size();
    }

    /** The processes that are there now, this one excepted. */
    public List<ProcessHandle> find() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(this::isOurs)
                .toList();
    }

    private boolean isOurs(ProcessHandle process) {
        List<String> command = CommandLine.of(process);
        return (command.contains(mark) && isProgram(command, "java")) || isOurPostgres(command);
    }

    private boolean isOurPostgres(List<String> command) {
        return isProgram(command, "postgres") && command.contains(postgres.toString());
    }

    private static boolean isProgram(List<String> command, String name) {
        return !command.isEmpty() && Path.of(command.getFirst()).endsWith(name);
    }

    /** A fast shutdown for PostgreSQL, which waits for its clients when it is merely asked. */
    private void askToStop(ProcessHandle process) {
        if (isOurPostgres(CommandLine.of(process))) {
            Signals.send("INT", process.pid());
        } else {
            process.destroy();
        }
    }
}
