package io.millrace.orders.stream;

import io.millrace.orders.order.OrderStatus;
import io.millrace.orders.order.StatusChange;
import io.millrace.starter.data.DatabaseProblems;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Streams of an order's status changes, as server-sent events. A stream reads what it tells from the order's history,
 * after the last change that it told, so there is no gap and no repetition however it was woken. While the database is
 * away it stays silent: a browser that is answered 503 would not come back.
 */
final class StatusStreams {

    private static final String EVENT = "status";

    private final WaitingStreams waiting;
    private final Function<UUID, Flux<StatusChange>> history;
    private final StreamProperties properties;
    private final Scheduler scheduler;

    StatusStreams(
            WaitingStreams waiting,
            Function<UUID, Flux<StatusChange>> history,
            StreamProperties properties,
            Scheduler scheduler) {
        this.waiting = waiting;
        this.history = history;
        this.properties = properties;
        this.scheduler = scheduler;
    }

    /** The changes after the first {@code told}, up to the first that is not {@code PENDING}. */
    Flux<ServerSentEvent<StatusChange>> open(UUID order, int told) {
        return Flux.defer(() -> events(order, new AtomicInteger(told))).publish(this::withComments);
    }

    private Flux<ServerSentEvent<StatusChange>> events(UUID order, AtomicInteger told) {
        return waiting.looksAt(order)
                .index((look, id) -> look == 0 ? news(id, told).startWith(hint()) : news(id, told))
                .concatMap(news -> news, 0)
                .concatWith(Mono.fromSupplier(this::hint)) // the process stops: come back, to another replica
                .takeUntil(StatusStreams::isLast);
    }

    private Flux<ServerSentEvent<StatusChange>> news(UUID order, AtomicInteger told) {
        return Flux.defer(() -> history.apply(order).skip(told.get()))
                .map(change -> event(told.incrementAndGet(), change))
                .onErrorResume(DatabaseProblems::isTransient, away -> Flux.empty());
    }

    private Flux<ServerSentEvent<StatusChange>> withComments(Flux<ServerSentEvent<StatusChange>> events) {
        var comments = Flux.interval(properties.comment(), scheduler)
                .onBackpressureDrop()
                .map(tick -> comment())
                .takeUntilOther(events.then());
        return Flux.merge(events, comments);
    }

    /**
     * When to come back. It comes first, so that the client knows that it is connected before anything happens, and
     * again when the process stops.
     */
    private ServerSentEvent<StatusChange> hint() {
        return ServerSentEvent.<StatusChange>builder()
                .retry(properties.reconnect())
                .build();
    }

    private static ServerSentEvent<StatusChange> comment() {
        return ServerSentEvent.<StatusChange>builder().comment("").build();
    }

    private static ServerSentEvent<StatusChange> event(int number, StatusChange change) {
        return ServerSentEvent.builder(change)
                .id(Integer.toString(number))
                .event(EVENT)
                .build();
    }

    private static boolean isLast(ServerSentEvent<StatusChange> event) {
        var change = event.data();
        return change != null && change.status() != OrderStatus.PENDING;
    }
}
