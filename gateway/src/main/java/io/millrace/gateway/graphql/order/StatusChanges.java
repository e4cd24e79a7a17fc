package io.millrace.gateway.graphql.order;

import io.millrace.gateway.graphql.remote.Isolation;
import io.millrace.starter.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Follows orders through the streams of the REST API. A stream that breaks, as all of a replica do when it stops, is
 * opened again after the last event that came: unlike an {@code EventSource}, a GraphQL client could only begin anew.
 */
final class StatusChanges {

    private final OrderEventsApi events;
    private final Isolation isolation;
    private final FollowProperties properties;

    StatusChanges(OrderEventsApi events, Isolation isolation, FollowProperties properties) {
        this.events = events;
        this.isolation = isolation;
        this.properties = properties;
    }

    /** All changes of an order up to the first that is not {@code PENDING}; fails where they can't be followed to it. */
    Flux<StatusChange> of(UUID order) {
        return Flux.defer(() -> resuming(order, new AtomicReference<>("")));
    }

    private Flux<StatusChange> resuming(UUID order, AtomicReference<String> told) {
        return Flux.defer(() -> isolation.stream(open(order, told.get())))
                .concatWith(Mono.error(StatusChanges::broken))
                .doOnNext(event -> Optional.ofNullable(event.id()).ifPresent(told::set))
                .mapNotNull(ServerSentEvent::data)
                .takeUntil(StatusChange::isLast)
                .retryWhen(Retry.backoff(properties.attempts(), properties.pause())
                        .maxBackoff(properties.longestPause())
                        .transientErrors(true)
                        .filter(StatusChanges::mayPass)
                        .onRetryExhaustedThrow((spec, last) -> last.failure()));
    }

    private Mono<Flux<ServerSentEvent<StatusChange>>> open(UUID order, String lastEventId) {
        return events.follow(order, lastEventId).mapNotNull(ResponseEntity::getBody);
    }

    /** Before the last change no stream ends by itself. */
    private static Throwable broken() {
        return ProblemException.unavailable("The order can't be followed at the moment.", null);
    }

    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof ProblemException problem
                && problem.getStatusCode().is4xxClientError());
    }
}
