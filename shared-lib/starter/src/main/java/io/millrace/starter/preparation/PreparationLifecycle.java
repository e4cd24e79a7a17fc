package io.millrace.starter.preparation;

import io.millrace.starter.data.DatabaseProblems;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/** Prepares the service on the thread that starts it, which may wait, before the web server and the listeners open. */
final class PreparationLifecycle implements SmartLifecycle {

    /** A second or two is usual: more than this means that the database hangs. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** A database that is away for a moment, or another replica that prepares the same, is waited for. */
    private static final Retry WHILE_AWAY = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(3))
            .filter(DatabaseProblems::isTransient);

    private static final int BEFORE_ALL_ELSE = Integer.MIN_VALUE;

    private final ObjectProvider<Preparation> preparations;

    private volatile boolean running;

    PreparationLifecycle(ObjectProvider<Preparation> preparations) {
        this.preparations = preparations;
    }

    @Override
    public void start() {
        Flux.fromStream(preparations::orderedStream)
                .concatMap(preparation -> preparation.prepare().retryWhen(WHILE_AWAY))
                .then()
                .toFuture()
                .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .join();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_ALL_ELSE;
    }
}
