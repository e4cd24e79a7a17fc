package io.millrace.gateway.isolation;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request whose body may come late, be too large or break off, which is no fault of the service that waits for it. */
final class WatchedRequest extends ServerHttpRequestDecorator {

    private volatile boolean incomplete;

    WatchedRequest(ServerHttpRequest request) {
        super(request);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody().doOnSubscribe(begins -> incomplete = true).doOnComplete(() -> incomplete = false);
    }

    /** Whether its body was awaited, and is not all there yet. */
    boolean isIncomplete() {
        return incomplete;
    }
}
