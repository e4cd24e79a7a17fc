package io.millrace.starter.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Closes a connection whose request's headers take too long. It stands before the codec, where bytes are seen, and is
 * told by {@link End} behind it what they were. The time of the body is reactor-netty's, and an idle connection's too:
 * both begin anew with every byte that trickles in, or when headers are over.
 */
final class HeaderTimer extends ChannelInboundHandlerAdapter {

    static final String NAME = "millrace.headerTimer";
    static final String ENDS = "millrace.headerEnd";

    private final Duration limit;

    /** Touched by the channel's event loop alone. */
    private volatile @Nullable Future<?> timer;

    private volatile boolean inBody;

    HeaderTimer(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (timer == null && !inBody && speaksHttp(context)) {
            timer = context.executor().schedule(() -> close(context), limit.toNanos(), TimeUnit.NANOSECONDS);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    /** No longer after an upgrade to WebSocket, which takes the codec away. */
    private static boolean speaksHttp(ChannelHandlerContext context) {
        return context.pipeline().get(NettyPipeline.HttpCodec) != null;
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }

    private void stop() {
        var running = timer;
        if (running != null) {
            running.cancel(false);
        }
        timer = null;
    }

    /** Sees requests where the timer sees bytes. */
    static final class End extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (context.pipeline().get(NAME) instanceof HeaderTimer timer) {
                if (message instanceof HttpRequest) {
                    timer.stop();
                    timer.inBody = true;
                }
                if (message instanceof LastHttpContent) {
                    timer.inBody = false;
                }
            }
            context.fireChannelRead(message);
        }
    }
}
