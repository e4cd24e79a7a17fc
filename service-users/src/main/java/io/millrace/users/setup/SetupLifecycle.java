package io.millrace.users.setup;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Prepares the service on the thread that starts it, which may wait, before the web server and the listeners open. */
@Component
final class SetupLifecycle implements SmartLifecycle {

    /** All of it is a few statements and a hash: more than this means that the database hangs. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int BEFORE_ALL_ELSE = Integer.MIN_VALUE;

    private final ObjectProvider<Preparation> preparations;

    private volatile boolean running;

    SetupLifecycle(ObjectProvider<Preparation> preparations) {
        this.preparations = preparations;
    }

    @Override
    public void start() {
        Flux.fromStream(preparations::orderedStream)
                .concatMap(Preparation::prepare)
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
