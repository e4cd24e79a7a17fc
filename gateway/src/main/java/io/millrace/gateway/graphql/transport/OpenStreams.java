package io.millrace.gateway.graphql.transport;

import io.millrace.gateway.limit.StreamPlaces;
import io.millrace.starter.problem.ProblemException;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The places of subscriptions: among the caller's streams, and among the operations of its WebSocket. */
public final class OpenStreams {

    private final StreamPlaces places;

    OpenStreams(StreamPlaces places) {
        this.places = places;
    }

    /**
     * Takes the caller's places while somebody listens to the stream. When the process stops it ends with an error, as
     * to complete would tell the client that there is nothing more to come; in a WebSocket it falls silent, as that is
     * closed as a whole.
     */
    public <T> Flux<T> hold(String caller, Flux<T> stream) {
        return Flux.deferContextual(context -> context.<Operations>getOrEmpty(Operations.class)
                .map(operations -> operations.hold(whole(caller, stream, Mono.never())))
                .orElseGet(() -> whole(caller, stream, Mono.error(OpenStreams::stopped))));
    }

    private <T> Flux<T> whole(String caller, Flux<T> stream, Mono<T> whenStopped) {
        return Flux.defer(() -> {
            var ended = new AtomicBoolean();
            return places.hold(caller, stream.doOnComplete(() -> ended.set(true)))
                    .concatWith(Mono.defer(() -> ended.get() ? Mono.empty() : whenStopped));
        });
    }

    private static ProblemException stopped() {
        return ProblemException.unavailable("The gateway is being stopped: subscribe again.", null);
    }
}
