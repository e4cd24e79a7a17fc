package io.millrace.testing.watch;

import java.util.List;
import reactor.blockhound.BlockHound;

/** The calls that may block an event loop, each with its reason. None of them waits for another machine. */
final class AllowedBlockingCalls {

    private static final String BREAKER = "io.github.resilience4j.circuitbreaker.internal.CircuitBreakerStateMachine";
    private static final String BREAKERS = "io.github.resilience4j.core.metrics.";

    private AllowedBlockingCalls() {}

    static void allowIn(BlockHound.Builder watch) {
        // A class is read from its jar once, by whichever thread needs it first.
        watch.allowBlockingCallsInside("java.lang.ClassLoader", "loadClass");
        // The HTTP client's decompression unpacks a native library the first time, where Kafka has brought it.
        watch.allowBlockingCallsInside("com.github.luben.zstd.util.Native", "load");
        // A few random bytes, for ids and keys: from the kernel, which never keeps anybody waiting for them.
        watch.allowBlockingCallsInside("java.security.SecureRandom", "nextBytes");
        // How a type is read is worked out once, under a lock: others that need it at that moment wait for computing
        // alone.
        watch.allowBlockingCallsInside(
                "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
        // A timer that is no longer needed leaves its scheduler's queue, under a lock that is held for one step.
        watch.allowBlockingCallsInside("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "remove");
        // Passwords are hashed by a pool: work enters its queue, and a thread its list, under locks that are held for
        // one step. A full queue refuses instead of waiting.
        watch.allowBlockingCallsInside("java.util.concurrent.ArrayBlockingQueue", "offer");
        watch.allowBlockingCallsInside("java.util.concurrent.ThreadPoolExecutor", "addWorker");
        // A breaker notes and sums up what became of calls under a lock that is held for a few additions.
        for (var window : List.of("SlidingTimeWindowMetrics", "FixedSizeSlidingWindowMetrics")) {
            watch.allowBlockingCallsInside(BREAKERS + window, "record");
            watch.allowBlockingCallsInside(BREAKERS + window, "getSnapshot");
        }
        // An open breaker's time is over for its timer and for a call that comes just then: one of them half-opens it
        // and tells of it, under a lock that is held for as long.
        watch.allowBlockingCallsInside(BREAKER + "$OpenState", "toHalfOpenState");
        // Fields of one operation that fail at the same moment note so under a lock, which is held for one addition.
        for (var adding : List.of("addError", "addErrors")) {
            watch.allowBlockingCallsInside("graphql.execution.ExecutionContext", adding);
        }
        // Whoever writes to Redis counts itself under a lock, which a connection that begins or ends holds until it has
        // handed over what was written meanwhile.
        for (var counting : List.of("incrementWriters", "doExclusive", "lockWritersExclusive")) {
            watch.allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", counting);
        }
        // Log lines are written under a lock that is held for as long as one line takes.
        watch.allowBlockingCallsInside("ch.qos.logback.classic.Logger", "callAppenders");
    }
}
