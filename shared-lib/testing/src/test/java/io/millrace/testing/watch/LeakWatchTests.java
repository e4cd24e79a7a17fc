package io.millrace.testing.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.util.List;
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

    /** What it has read, and the message that was cut from it, on the way to nobody. */
    @Test
    void whatTheDriverOfPostgresLosesIsItsOwn() {
        var connection = new EmbeddedChannel(new LengthFieldBasedFrameDecoder(64, 1, 4, -4, 0));
        connection.writeInbound(PooledByteBufAllocator.DEFAULT
                .directBuffer(16)
                .writeByte('D')
                .writeInt(5)
                .writeByte(0)
                .touch("lost by the driver"));
        assertThat(connection.inboundMessages().poll()).isInstanceOf(ByteBuf.class);

        assertThat(leaksWith("lost by the driver")).isEmpty();
    }

    private static void leak(String hint) {
        PooledByteBufAllocator.DEFAULT.directBuffer(16).touch(hint);
    }

    private static List<String> leaksWith(String hint) {
        return LeakWatch.takeLeaks().stream()
                .filter(leak -> leak.contains(hint))
                .toList();
    }
}
