package io.millrace.starter.web;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** What holds before Spring has a request: limits of connections, and of the time that sending a request may take. */
final class ServerLimits implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private final WebProperties properties;
    private final AtomicInteger open = new AtomicInteger();

    ServerLimits(WebProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::limited);
    }

    private HttpServer limited(HttpServer server) {
        return server.mapHandle(UnreadableAddress::answer)
                .doOnChannelInit((observer, channel, remote) -> admit(channel));
    }

    private void admit(Channel channel) {
        var _ = channel.closeFuture().addListener(closed -> open.decrementAndGet());
        if (open.incrementAndGet() > properties.connections()) {
            var _ = channel.close();
        } else {
            channel.pipeline()
                    .addBefore(NettyPipeline.HttpCodec, RequestTimer.NAME, timer())
                    .addAfter(NettyPipeline.HttpCodec, RequestTimer.PARTS, new RequestTimer.Parts());
        }
    }

    private RequestTimer timer() {
        return new RequestTimer(properties.headerTime(), properties.requestTime());
    }

    /** Connections that are open at this moment. */
    int open() {
        return open.get();
    }
}
