package io.millrace.testing.watch;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;

/** Hears of every buffer that Netty finds was dropped without being released. */
public final class LeakWatch {

    private static final ConcurrentLinkedQueue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LeakWatch() {}

    /** Must come before the first buffer: each kind of resource gets its detector once. */
    static void install() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ListeningFactory());
    }

    /**
     * The leaks since this was last asked. Netty notices a leak when the next buffer is made after the lost one was
     * collected; so a canary is leaked on purpose, and once it is found, so is whatever leaked before it. A canary that
     * is never found means that the watch sleeps, which is a failure too.
     */
    public static List<String> takeLeaks() {
        var canary = "canary " + UUID.randomUUID();
        leak(canary);
        Awaitility.await("Netty's leak detector to find a canary")
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> found(canary));
        var leaks = List.copyOf(LEAKS);
        LEAKS.removeAll(leaks);
        return leaks.stream().filter(leak -> !leak.contains("canary ")).toList();
    }

    private static void leak(String hint) {
        PooledByteBufAllocator.DEFAULT.heapBuffer(16).touch(hint);
    }

    private static boolean found(String canary) {
        System.gc();
        PooledByteBufAllocator.DEFAULT.heapBuffer(16).release();
        return LEAKS.stream().anyMatch(leak -> leak.contains(canary));
    }

    private static final class ListeningFactory extends ResourceLeakDetectorFactory {

        @Override
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval) {
            return listening(resource, samplingInterval);
        }

        @Override
        @Deprecated
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval, long max) {
            return listening(resource, samplingInterval);
        }

        private static <T> ResourceLeakDetector<T> listening(Class<T> resource, int samplingInterval) {
            var detector = new ResourceLeakDetector<T>(resource, samplingInterval);
            detector.setLeakListener((type, records) -> LEAKS.add(type + records));
            return detector;
        }
    }
}
