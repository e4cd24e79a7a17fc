package io.millrace.testing.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;

class LeakWatchTests {

    @Test
    void bufferThatIsDroppedWithoutReleaseIsReported() {
        leakOnPurpose();
        assertThat(LeakWatch.takeLeaks()).singleElement().asString().contains("leaked on purpose");
        assertThat(LeakWatch.takeLeaks()).isEmpty();
    }

    @Test
    void bufferThatIsReleasedIsNotReported() {
        PooledByteBufAllocator.DEFAULT.buffer(16).touch("released").release();
        assertThat(LeakWatch.takeLeaks()).isEmpty();
    }

    private static void leakOnPurpose() {
        PooledByteBufAllocator.DEFAULT.directBuffer(16).touch("leaked on purpose");
    }
}
