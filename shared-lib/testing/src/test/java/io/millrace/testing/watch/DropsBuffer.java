package io.millrace.testing.watch;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;

/** Not a test of its own: {@link WatchExtensionTests} runs it, and it must not pass. */
class DropsBuffer {

    @Test
    void passesThoughABufferLeaked() {
        PooledByteBufAllocator.DEFAULT.buffer(16).touch("dropped on purpose");
    }
}
