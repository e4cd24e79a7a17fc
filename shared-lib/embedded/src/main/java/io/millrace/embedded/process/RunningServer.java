package io.millrace.embedded.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that was started and answers; closing it stops its process. */
public final class RunningServer implements AutoCloseable {

    /** Short beside any server's start, long beside what asking costs. */
    private static final Duration POLL = Duration.ofMillis(50);
    /** An orderly stop takes a second or two; a server that needs longer is not coming back. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    /** A process that was killed is gone at once, unless it waits for a disk. */
    private static final Duration KILL_LIMIT = Duration.ofSeconds(15);

    private static final int LOG_LINES = 15;

    private final Server server;
    private final Process process;

    private RunningServer(Server server, Process process) {
        this.server = server;
        this.process = process;
    }

    /** Starts a server and waits until it answers. */
    public static RunningServer start(Server server, Duration limit) {
        RunningServer running = new RunningServer(server, server.launch());
        try {
            running.awaitReady(limit);
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    /** The process that was started. */
    public Process process() {
        return process;
    }

    private void awaitReady(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!server.isReady()) {
            if (endedWithin(POLL)) {
                throw failure("ended with exit code " + process.exitValue() + " while it started");
            }
            if (System.nanoTime() > deadline) {
                throw failure("did not answer within " + limit.toSeconds() + " s");
            }
        }
    }

    private boolean endedWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while waiting for " + server.name(), e);
        }
    }

    private ServerException failure(String what) {
        return new ServerException(server.name() + " " + what + ". The end of " + server.logFile() + ":\n"
                + String.join("\n", LogTail.of(server.logFile(), LOG_LINES)));
    }

    /** Stops the process: in its own order at first, by force when that takes too long. */
    @Override
    public void close() {
        closeInput();
        server.askToStop(process.toHandle());
        if (endedWithin(STOP_LIMIT)) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(RunningServer::awaitEnd);
    }

    /** Whoever deletes its data next would find it at them. */
    private static void awaitEnd(ProcessHandle killed) {
        killed.onExit()
                .completeOnTimeout(killed, KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Ends a process that is tied to this JVM by its standard input. */
    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It is gone already, and its pipe with it.
        }
    }
}
