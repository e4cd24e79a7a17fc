package io.millrace.cli.supervise;

import io.millrace.embedded.process.Server;
import io.millrace.embedded.process.ServerException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one server running: what ends it during its first start ends the attempt; what ends it later is told, and the
 * server started again.
 */
public final class Supervised {

    /** Short beside any start, long beside what asking costs. */
    private static final Duration POLL = Duration.ofMillis(100);

    private static final double MILLIS = 1000;

    private final String id;
    private final Server server;
    private final Patience patience;
    private final Journal journal;
    private final Runnable onChange;
    private final Backoff backoff = new Backoff();
    private final Semaphore wake = new Semaphore(0);
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final AtomicReference<@Nullable CompletableFuture<Duration>> restart = new AtomicReference<>();

    private volatile Phase phase = Phase.STOPPED;
    private volatile boolean stopping;
    private volatile @Nullable Process process;
    private volatile @Nullable Thread keeper;

    /**
     * @param id what commands call it
     * @param patience how long it may take to answer, and to end
     * @param journal hears what happens to it
     * @param onChange runs when its phase or its process changes
     */
    public Supervised(String id, Server server, Patience patience, Journal journal, Runnable onChange) {
        this.id = id;
        this.server = server;
        this.patience = patience;
        this.journal = journal;
        this.onChange = onChange;
    }

    public String id() {
        return id;
    }

    public String name() {
        return server.name();
    }

    public Server server() {
        return server;
    }

    public Phase phase() {
        return phase;
    }

    /** Its process, while there is one: the handle knows at once that it has ended, which {@link Process} hears later. */
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).map(Process::toHandle).filter(ProcessHandle::isAlive);
    }

    /** Starts it, and completes when it answers for the first time. */
    public CompletableFuture<Void> start() {
        enter(Phase.STARTING);
        keeper = Thread.ofVirtual().name("keep-" + name()).start(this::keep);
        return started;
    }

    /** Stops its process and starts it anew; completes with the time until it answered. */
    public CompletableFuture<Duration> restart() {
        CompletableFuture<Duration> result = new CompletableFuture<>();
        Optional.ofNullable(restart.getAndSet(result))
                .ifPresent(earlier -> earlier.completeExceptionally(
                        new ServerException(name() + " was asked to restart once more meanwhile.")));
        process().ifPresent(this::end);
        wake.release();
        return result;
    }

    /** Stops it for good. */
    public void stop() {
        stopping = true;
        Optional.ofNullable(keeper).ifPresent(Thread::interrupt);
        synchronized (this) { // a launch in progress ends first, and its process is stopped too
            process().ifPresent(this::end);
        }
        enter(Phase.STOPPED);
    }

    private void end(ProcessHandle running) {
        server.askToStop(running);
        try {
            running.onExit().get(patience.stop().toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // by stop(), which ends the process itself
        } catch (ExecutionException | TimeoutException e) {
            journal.say(name() + " did not stop within " + patience.stop().toSeconds() + " s and is killed.");
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    private void keep() {
        try {
            while (!stopping) {
                runOnce();
            }
        } catch (InterruptedException e) {
            // Only stop() interrupts, and cleans up.
        }
    }

    private void runOnce() throws InterruptedException {
        Instant begin = Instant.now();
        Optional<CompletableFuture<Duration>> requested = Optional.ofNullable(restart.get());
        try {
            Process running = launch();
            awaitReady(running);
            enter(Phase.READY);
            answered(requested, Duration.between(begin, Instant.now()));
            running.waitFor();
            ended(running, begin);
        } catch (ServerException e) {
            failed(e, requested, begin);
        } catch (RuntimeException e) {
            failed(new ServerException(name() + " cannot run: " + e, e), requested, begin);
        }
    }

    /** Tells whoever waits for it: those who started it, those who restarted it, or all when it had died. */
    private void answered(Optional<CompletableFuture<Duration>> requested, Duration took) {
        if (requested.isPresent()) {
            restart.compareAndSet(requested.get(), null);
            requested.get().complete(took);
        } else if (!started.complete(null)) {
            journal.say(String.format("%s is ready again after %.1f s.", name(), took.toMillis() / MILLIS));
        }
    }

    private synchronized Process launch() throws InterruptedException {
        if (stopping) {
            throw new InterruptedException();
        }
        enter(Phase.STARTING);
        Process running = server.launch();
        process = running;
        onChange.run();
        return running;
    }

    private void awaitReady(Process running) throws InterruptedException {
        long deadline = System.nanoTime() + patience.start().toNanos();
        while (!server.isReady()) {
            if (running.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ServerException(
                        name() + " " + Ending.of(running) + " while it started." + Ending.startLog(server));
            }
            if (System.nanoTime() > deadline) {
                throw new ServerException(name() + " did not get ready within "
                        + patience.start().toSeconds() + " s." + Ending.startLog(server));
            }
        }
    }

    private void ended(Process running, Instant begin) throws InterruptedException {
        if (stopping || restart.get() != null) {
            return;
        }
        enter(Phase.DOWN);
        Duration wait = backoff.after(Duration.between(begin, Instant.now()));
        journal.say(name() + " " + Ending.of(running) + " and is started again in " + wait.toMillis() + " ms."
                + Ending.log(server));
        sleep(wait);
    }

    private void failed(ServerException e, Optional<CompletableFuture<Duration>> requested, Instant begin)
            throws InterruptedException {
        process().ifPresent(this::end);
        if (stopping) {
            return;
        }
        enter(Phase.DOWN);
        if (!started.isDone()) {
            stopping = true;
            started.completeExceptionally(e);
            return;
        }
        Duration wait = backoff.after(Duration.between(begin, Instant.now()));
        journal.say(e.getMessage() + "\n" + name() + " is tried again in " + wait.toSeconds() + " s.");
        requested.ifPresent(result -> {
            restart.compareAndSet(result, null);
            result.completeExceptionally(e);
        });
        sleep(wait);
    }

    /** Until the time is over, or somebody wants it started at once. */
    private void sleep(Duration wait) throws InterruptedException {
        wake.drainPermits();
        if (restart.get() == null && wake.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void enter(Phase next) {
        phase = next;
        onChange.run();
    }
}
