package io.millrace.gateway.graphql.transport;

import io.millrace.starter.problem.ProblemException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts what one WebSocket has running. */
final class Operations {

    private final int limit;
    private final AtomicInteger running = new AtomicInteger();

    Operations(int limit) {
        this.limit = limit;
    }

    <T> Mono<T> hold(Mono<T> operation) {
        return Mono.using(this::begin, place -> operation, place -> running.decrementAndGet());
    }

    <T> Flux<T> hold(Flux<T> operation) {
        return Flux.using(this::begin, place -> operation, place -> running.decrementAndGet());
    }

    private int begin() {
        var place = running.incrementAndGet();
        if (place > limit) {
            running.decrementAndGet();
            throw new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "This connection has %d operations running: end one first.".formatted(limit));
        }
        return place;
    }
}
