package io.millrace.testing.watch;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * What may block an event loop, and what became of the rest: it fails at once, and it is remembered, because code
 * under test may well swallow the failure. Found by BlockHound as a service.
 */
public final class BlockingWatch implements BlockHoundIntegration {

    private static final ConcurrentLinkedQueue<Throwable> CAUGHT = new ConcurrentLinkedQueue<>();

    @Override
    public void applyTo(BlockHound.Builder watch) {
        AllowedBlockingCalls.allowIn(watch);
        watch.blockingMethodCallback(method -> {
            var caught = new BlockingOperationError(method);
            CAUGHT.add(caught);
            throw caught;
        });
    }

    /** The blocking calls that were caught since this was last asked. */
    public static List<Throwable> takeCaught() {
        var caught = List.copyOf(CAUGHT);
        CAUGHT.removeAll(caught);
        return caught;
    }
}
