package io.millrace.testing.watch;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Hears of every buffer that Netty finds was dropped without being released. */
public final class LeakWatch {

    private static final ConcurrentLinkedQueue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static final String CANARY = "canary ";

    /**
     * Where the driver of PostgreSQL encodes parameters, writes what it sends and decodes what it receives, and how it
     * cuts that into messages, which nothing else here does. Nobody else ever holds these buffers (a row that is read is a
     * copy), and it loses some now and then as a statement is cancelled or its connection is cut off under it, which tests
     * of the relay do on purpose (r2dbc-postgresql #704, #734, #580).
     */
    private static final Pattern DRIVERS_OWN = Pattern.compile(
            "io\\.r2dbc\\.postgresql\\.(message|codec)\\.|io\\.netty\\.handler\\.codec\\.LengthFieldBasedFrameDecoder\\.");

    /** For a collection on a machine that also builds. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Where a lost buffer was last used: enough of it to tell whose it was. Netty keeps 4 by itself. */
    private static final String RECORDS = "32";

    private LeakWatch() {}

    /** Must come before the first buffer: each kind of resource gets its detector once. */
    static void install() {
        System.setProperty("io.netty.leakDetection.targetRecords", RECORDS);
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Factory());
    }

    /**
     * The leaks since this was last asked. Netty notices a leak when the next buffer is made after the lost one was
     * collected; so a canary is leaked on purpose, and once it is found, so is whatever leaked before it. It takes two,
     * one after the other: what one collection finds is told in any order. A canary that is never found means that the
     * watch sleeps, which is a failure too.
     */
    public static List<String> takeLeaks() {
        sacrificeCanary();
        sacrificeCanary();
        var leaks = List.copyOf(LEAKS);
        LEAKS.removeAll(leaks);
        return leaks.stream()
                .filter(leak ->
                        !leak.contains(CANARY) && !DRIVERS_OWN.matcher(leak).find())
                .toList();
    }

    private static void sacrificeCanary() {
        var canary = CANARY + UUID.randomUUID();
        leak(canary);
        Awaitility.await("Netty's leak detector to find a canary")
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> found(canary));
    }

    private static void leak(String hint) {
        PooledByteBufAllocator.DEFAULT.heapBuffer(16).touch(hint);
    }

    private static boolean found(String canary) {
        System.gc();
        PooledByteBufAllocator.DEFAULT.heapBuffer(16).release();
        return LEAKS.stream().anyMatch(leak -> leak.contains(canary));
    }

    private static final class Factory extends ResourceLeakDetectorFactory {

        @Override
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval) {
            return new Detector<>(resource, samplingInterval);
        }

        @Override
        @Deprecated
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval, long max) {
            return new Detector<>(resource, samplingInterval);
        }
    }

    /** Keeps what it finds; only canaries are not worth a page of log. */
    private static final class Detector<T> extends ResourceLeakDetector<T> {

        Detector(Class<T> resource, int samplingInterval) {
            super(resource, samplingInterval);
        }

        @Override
        protected boolean needReport() {
            return true;
        }

        @Override
        protected void reportTracedLeak(String type, String records) {
            LEAKS.add(type + records);
            if (!records.contains(CANARY)) {
                super.reportTracedLeak(type, records);
            }
        }

        @Override
        protected void reportUntracedLeak(String type) {
            LEAKS.add(type);
            super.reportUntracedLeak(type);
        }
    }
}
