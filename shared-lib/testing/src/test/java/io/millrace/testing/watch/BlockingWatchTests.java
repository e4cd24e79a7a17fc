package io.millrace.testing.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;
import reactor.test.StepVerifier;

class BlockingWatchTests {

    @Test
    void callThatBlocksAnEventLoopIsCaught() {
        var loops = LoopResources.create("blocked-on-purpose", 1, true);
        StepVerifier.create(blocking().subscribeOn(Schedulers.fromExecutor(loops.onServer(false))))
                .verifyErrorMatches(BlockingOperationError.class::isInstance);
        loops.dispose();
        assertThat(BlockingWatch.takeCaught()).singleElement().isInstanceOf(BlockingOperationError.class);
    }

    @Test
    void callThatBlocksIsRememberedEvenWhenItsFailureIsSwallowed() {
        StepVerifier.create(blocking().subscribeOn(Schedulers.parallel()).onErrorComplete())
                .verifyComplete();
        assertThat(BlockingWatch.takeCaught()).hasSize(1);
        assertThat(BlockingWatch.takeCaught()).isEmpty();
    }

    @Test
    void callThatBlocksAThreadMadeForItIsFine() {
        Scheduler mayWait = Schedulers.boundedElastic();
        StepVerifier.create(blocking().subscribeOn(mayWait)).verifyComplete();
        assertThat(BlockingWatch.takeCaught()).isEmpty();
    }

    private static Mono<Void> blocking() {
        return Mono.fromRunnable(
                () -> LockSupport.parkNanos(Duration.ofMillis(1).toNanos()));
    }
}
