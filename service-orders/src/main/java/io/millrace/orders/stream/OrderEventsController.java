package io.millrace.orders.stream;

import io.millrace.orders.order.OrderHistory;
import io.millrace.orders.order.OrderStatus;
import io.millrace.orders.order.Orders;
import io.millrace.orders.order.StatusChange;
import io.millrace.starter.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Follows an order. The stream ends with the first state that is not {@code PENDING}. An {@code EventSource} comes back
 * whenever a stream ends, with the id of the last event that it got: it is told what it missed, or, where nothing is
 * left to tell, 204, which makes it stop.
 */
@RestController
class OrderEventsController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final Orders orders;
    private final OrderHistory history;
    private final StatusStreams streams;

    OrderEventsController(Orders orders, OrderHistory history, StatusStreams streams) {
        this.orders = orders;
        this.history = history;
        this.streams = streams;
    }

    @GetMapping(path = "/api/orders/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<ResponseEntity<Flux<ServerSentEvent<StatusChange>>>> follow(
            Authentication caller,
            @PathVariable UUID id,
            @RequestHeader(name = LAST_EVENT_ID, defaultValue = "") String lastEventId) {
        return orders.find(caller.getName(), id)
                .flatMap(order -> history.of(id).collectList())
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("order")))
                .map(changes -> answer(id, changes, told(lastEventId, changes.size())));
    }

    private ResponseEntity<Flux<ServerSentEvent<StatusChange>>> answer(UUID id, List<StatusChange> changes, int told) {
        var nothingLeft = told == changes.size() && changes.getLast().status() != OrderStatus.PENDING;
        return nothingLeft ? ResponseEntity.noContent().build() : ResponseEntity.ok(streams.open(id, told));
    }

    /** How many changes the client knows. An id that no event of this order had is the client's mistake: 400. */
    private static int told(String lastEventId, int last) {
        if (lastEventId.isEmpty()) {
            return 0;
        }
        return IntStream.rangeClosed(1, last)
                .filter(number -> lastEventId.equals(Integer.toString(number)))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(LAST_EVENT_ID, "must be the id of one of its events"));
    }
}
