package io.millrace.gateway.graphql.order;

import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stream of an order's status changes. A client of its own: a stream may be silent for longer than an answer. */
interface OrderEventsApi {

    /** Follows an order after the event with this id, or from the beginning; no content where nothing is left to tell. */
    @GetExchange(url = "/api/orders/{id}/events", accept = "text/event-stream")
    Mono<ResponseEntity<Flux<ServerSentEvent<StatusChange>>>> follow(
            @PathVariable UUID id, @RequestHeader("Last-Event-ID") String lastEventId);
}
