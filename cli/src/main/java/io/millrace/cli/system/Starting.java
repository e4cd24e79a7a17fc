package io.millrace.cli.system;

import io.millrace.cli.supervise.Supervised;
import io.millrace.embedded.process.ServerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts servers side by side and waits for all of them, telling who is ready and who is not. */
final class Starting {

    /** Nobody looks at a silent terminal for longer. */
    private static final Duration TELL = Duration.ofSeconds(2);

    private final Progress progress;
    private final long begin = System.nanoTime();

    Starting(Progress progress) {
        this.progress = progress;
    }

    /** Returns when all answer; throws as soon as one cannot start. */
    void all(List<Supervised> servers) {
        CompletableFuture<?>[] starts = servers.stream()
                .map(server -> server.start().thenRun(() -> progress.say(ready(server))))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> all = firstFailureOf(starts);
        while (true) {
            try {
                all.get(TELL.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                progress.passing(elapsed(), waitingFor(servers, starts));
            } catch (ExecutionException e) {
                throw cause(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ServerException("Interrupted while the system started", e);
            }
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private String ready(Supervised server) {
        return String.format("%5d s  %s is ready", elapsed().toSeconds(), server.name());
    }

    private static CompletableFuture<Void> firstFailureOf(CompletableFuture<?>[] starts) {
        CompletableFuture<Void> all = CompletableFuture.allOf(starts);
        for (CompletableFuture<?> start : starts) {
            start.exceptionally(e -> {
                all.completeExceptionally(e instanceof CompletionException wrapped ? wrapped.getCause() : e);
                return null;
            });
        }
        return all;
    }

    private static String waitingFor(List<Supervised> servers, CompletableFuture<?>[] starts) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            if (!starts[i].isDone()) {
                names.add(servers.get(i).name());
            }
        }
        return "waiting for " + String.join(", ", names);
    }

    private static ServerException cause(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof ServerException told) {
            return told;
        }
        return new ServerException("The system cannot start: " + cause, e);
    }
}
