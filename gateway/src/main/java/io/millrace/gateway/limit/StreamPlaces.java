package io.millrace.gateway.limit;

import io.millrace.starter.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Places for streams: so many for each caller, and so many in all. A caller who has none left is told so (429), and so
 * is everybody when the process has none left (503). A place is given back when its stream ends, however it ends.
 */
public final class StreamPlaces {

    /** Nobody knows when one of the caller's streams ends: soon enough to be no loss, and too late to be a load. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final LimitsProperties.Streams limits;
    private final StreamsLifecycle lifecycle;
    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentMap<String, Integer> callers = new ConcurrentHashMap<>();

    StreamPlaces(LimitsProperties.Streams limits, StreamsLifecycle lifecycle) {
        this.limits = limits;
        this.lifecycle = lifecycle;
    }

    /**
     * Takes a place of the caller's while somebody listens to the stream, which ends when the process stops.
     *
     * @param caller the token's subject, or what limits count by where nobody is logged in
     */
    public <T> Flux<T> hold(String caller, Flux<T> stream) {
        return Flux.using(() -> take(caller), place -> untilStop(stream), this::giveBack);
    }

    /** Takes a place for an answer that is a stream, and leaves it to the answer how it ends when the process stops. */
    public <T> Mono<T> holdAnswer(String caller, Mono<T> answer) {
        return Mono.using(() -> take(caller), place -> answer, this::giveBack);
    }

    /** The stream, which completes at once when the process stops. */
    public <T> Flux<T> untilStop(Flux<T> stream) {
        return stream.takeUntilOther(lifecycle.ending());
    }

    int open() {
        return taken.get();
    }

    private String take(String caller) {
        if (taken.incrementAndGet() > limits.total()) {
            taken.decrementAndGet();
            throw ProblemException.unavailable("There is no room for another stream at the moment.", null);
        }
        if (callers.merge(caller, 1, Integer::sum) > limits.user()) {
            giveBack(caller);
            throw new TooManyException(
                    "You have %d streams open: end one first.".formatted(limits.user()), RETRY_AFTER);
        }
        return caller;
    }

    private void giveBack(String caller) {
        callers.computeIfPresent(caller, (name, places) -> places == 1 ? null : places - 1);
        taken.decrementAndGet();
    }
}
