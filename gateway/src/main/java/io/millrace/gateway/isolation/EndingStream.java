package io.millrace.gateway.isolation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.limit.StreamPlaces;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A stream of events that ends when the process stops, with a hint when to come back: another one is there by then. */
final class EndingStream extends ServerHttpResponseDecorator {

    private static final String HINT = "retry:1000\n\n";

    private final StreamPlaces places;
    private volatile boolean betweenEvents;

    EndingStream(ServerHttpResponse response, StreamPlaces places) {
        super(response);
        this.places = places;
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        Flux<Publisher<? extends DataBuffer>> parts =
                Flux.from(body).map(part -> Flux.from(part).doOnNext(this::look));
        return super.writeAndFlushWith(places.untilStop(parts, Flux.defer(this::hint)));
    }

    private void look(DataBuffer part) {
        var end = part.writePosition();
        betweenEvents = part.readableByteCount() > 1 && part.getByte(end - 1) == '\n' && part.getByte(end - 2) == '\n';
    }

    /** What came after the beginning of an event would make the client believe that it is whole. */
    private Flux<Publisher<? extends DataBuffer>> hint() {
        return betweenEvents ? Flux.just(Mono.just(bufferFactory().wrap(HINT.getBytes(UTF_8)))) : Flux.empty();
    }
}
