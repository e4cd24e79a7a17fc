package io.millrace.testing.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The whole JVM is watched, where other tests' systems still run: each test asks for its own leak only. */
class LeakWatchTests {

    @Test
    void bufferThatIsDroppedWithoutReleaseIsReportedOnce() {
        leak("leaked on purpose");

        assertThat(leaksWith("leaked on purpose")).hasSize(1);
        assertThat(leaksWith("leaked on purpose")).isEmpty();
    }

    @Test
    void bufferThatIsReleasedIsNotReported() {
        PooledByteBufAllocator.DEFAULT.buffer(16).touch("released").release();

        assertThat(leaksWith("released")).isEmpty();
    }

    /** Whoever makes a buffer tells of lost ones. */
    @RepeatedTest(10)
    void leakThatAnotherThreadFindsIsReportedToo() {
        var hint = "leaked for another, " + UUID.randomUUID(); // Netty tells of each place once
        try (var others = new BusyThreads()) {
            others.start();
            leak(hint);

            assertThat(leaksWith(hint)).hasSize(1);
        }
    }

    private static void leak(String hint) {
        PooledByteBufAllocator.DEFAULT.directBuffer(16).touch(hint);
    }

    private static List<String> leaksWith(String hint) {
        return LeakWatch.takeLeaks().stream()
                .filter(leak -> leak.contains(hint))
                .toList();
    }

    /** They make buffers, one after the other. */
    private static final class BusyThreads implements AutoCloseable {

        private static final int COUNT = 4;

        private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
        private volatile boolean over;

        void start() {
            for (int thread = 0; thread < COUNT; thread++) {
                threads.execute(this::makeBuffers);
            }
        }

        private void makeBuffers() {
            while (!over) {
                PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
            }
        }

        @Override
        public void close() {
            over = true;
            threads.close();
        }
    }
}
