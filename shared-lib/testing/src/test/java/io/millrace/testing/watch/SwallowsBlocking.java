package io.millrace.testing.watch;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Not a test of its own: {@link WatchExtensionTests} runs it, and it must not pass. */
class SwallowsBlocking {

    @Test
    void passesThoughAnEventLoopWasBlocked() {
        StepVerifier.create(Mono.fromRunnable(() -> LockSupport.parkNanos(1))
                        .subscribeOn(Schedulers.parallel())
                        .onErrorComplete())
                .verifyComplete();
    }
}
