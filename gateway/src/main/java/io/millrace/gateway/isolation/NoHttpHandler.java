package io.millrace.gateway.isolation;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpObject;

/**
 * Gives what can't be read as HTTP a failure of one type: otherwise it is whatever the parser threw, an {@code
 * IllegalArgumentException} for example, which could be a fault of our own as well.
 */
@Sharable
final class NoHttpHandler extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            part.setDecoderResult(DecoderResult.failure(
                    new DecoderException(part.decoderResult().cause())));
        }
        context.fireChannelRead(message);
    }
}
