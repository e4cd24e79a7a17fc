package io.millrace.orders.stream;

import io.millrace.starter.problem.ProblemException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;

/** The streams that are open on this replica, by the order that each waits for. */
final class WaitingStreams {

    private final Map<UUID, Set<FluxSink<UUID>>> byOrder = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final int limit;

    private volatile boolean closed;

    WaitingStreams(int limit) {
        this.limit = limit;
    }

    /**
     * Tells when to look at an order: at once, and whenever it may have changed. However much happens while one look is
     * being taken, one more follows. Ends when the process stops, and fails with a 503 where there is no room.
     */
    Flux<UUID> looksAt(UUID order) {
        return Flux.create(stream -> enter(order, stream), OverflowStrategy.LATEST);
    }

    private void enter(UUID order, FluxSink<UUID> stream) {
        if (open.incrementAndGet() > limit || closed) {
            open.decrementAndGet();
            stream.error(ProblemException.unavailable("No more streams can be opened at the moment.", null));
            return;
        }
        byOrder.merge(order, Set.of(stream), WaitingStreams::union);
        stream.onDispose(() -> leave(order, stream));
        stream.next(order);
        if (closed) {
            stream.complete();
        }
    }

    private void leave(UUID order, FluxSink<UUID> stream) {
        byOrder.computeIfPresent(order, (id, streams) -> without(streams, stream));
        open.decrementAndGet();
    }

    /** The order may have changed. */
    void wake(UUID order) {
        byOrder.getOrDefault(order, Set.of()).forEach(stream -> stream.next(order));
    }

    /** Any order may have changed. */
    void wakeAll() {
        orders().forEach(this::wake);
    }

    /** The orders that somebody waits for. */
    Collection<UUID> orders() {
        return Set.copyOf(byOrder.keySet());
    }

    int open() {
        return open.get();
    }

    /** Ends all streams; no more can be opened. */
    void close() {
        closed = true;
        byOrder.values().forEach(streams -> streams.forEach(FluxSink::complete));
    }

    private static <T> Set<T> union(Set<T> some, Set<T> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> @Nullable Set<T> without(Set<T> all, T one) {
        var others = all.stream().filter(other -> !other.equals(one)).collect(Collectors.toUnmodifiableSet());
        return others.isEmpty() ? null : others;
    }
}
