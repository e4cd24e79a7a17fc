package io.millrace.catalog.demo;

import io.millrace.starter.data.DatabaseProblems;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import reactor.util.retry.Retry;

/** Seeds on the thread that starts the service, which may wait, before the web server and the listeners open. */
final class DemoLifecycle implements SmartLifecycle {

    /** A fraction of a second is usual: more than this means that the database hangs. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** A database that is away for a moment, or another replica that is seeding, is waited for. */
    private static final Retry WHILE_AWAY = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(3))
            .filter(DatabaseProblems::isTransient);

    private static final int BEFORE_ALL_ELSE = Integer.MIN_VALUE;

    private final DemoSeeder seeder;

    private volatile boolean running;

    DemoLifecycle(DemoSeeder seeder) {
        this.seeder = seeder;
    }

    @Override
    public void start() {
        seeder.seed()
                .retryWhen(WHILE_AWAY)
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
