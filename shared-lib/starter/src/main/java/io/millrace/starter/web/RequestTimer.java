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
 * Closes a connection whose request's headers take too long, or its body. It stands before the codec, where bytes are
 * seen, and is told by {@link Parts} behind it what they were. Reactor-netty's own times do not serve: those of idle
 * connections and of reading begin anew with every byte that trickles in, and that of a request begins when headers are
 * over and ends a WebSocket, too, whose handshake was answered before the end of its request was seen.
 */
final class RequestTimer extends ChannelInboundHandlerAdapter {

    static final String NAME = "millrace.requestTimer";
    static final String PARTS = "millrace.requestParts";

    private final Duration headerTime;
    private final Duration bodyTime;

    /** Of the part that is on its way, none between requests. Touched by the channel's event loop alone. */
    private volatile @Nullable Future<?> timer;

    RequestTimer(Duration headerTime, Duration bodyTime) {
        this.headerTime = headerTime;
        this.bodyTime = bodyTime;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (timer == null && speaksHttp(context)) {
            start(context, headerTime);
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

    private void start(ChannelHandlerContext context, Duration time) {
        stop();
        timer = context.executor().schedule(() -> close(context), time.toNanos(), TimeUnit.NANOSECONDS);
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
    static final class Parts extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (context.pipeline().get(NAME) instanceof RequestTimer timer) {
                if (message instanceof HttpRequest) {
                    timer.start(context, timer.bodyTime);
                }
                if (message instanceof LastHttpContent) {
                    timer.stop();
                }
            }
            context.fireChannelRead(message);
        }
    }
}
