package io.millrace.gateway.isolation;

import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer of a service on its way to the client. What breaks the service's body is told apart from a client's end. */
final class WatchedResponse extends ServerHttpResponseDecorator {

    private final Consumer<Throwable> onBreak;

    WatchedResponse(ServerHttpResponse response, Consumer<Throwable> onBreak) {
        super(response);
        this.onBreak = onBreak;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return super.writeWith(Flux.from(body).doOnError(onBreak).onErrorMap(BrokenAnswer::new));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(Flux.from(body).doOnError(onBreak).onErrorMap(BrokenAnswer::new));
    }
}
