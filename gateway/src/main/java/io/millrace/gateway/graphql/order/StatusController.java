package io.millrace.gateway.graphql.order;

import io.millrace.gateway.graphql.caller.Callers;
import io.millrace.gateway.graphql.paging.Ids;
import io.millrace.gateway.graphql.transport.OpenStreams;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** Orders to follow. */
@Controller
final class StatusController {

    private final StatusChanges changes;
    private final OpenStreams streams;

    StatusController(StatusChanges changes, OpenStreams streams) {
        this.changes = changes;
        this.streams = streams;
    }

    @SubscriptionMapping
    Flux<StatusChange> orderStatus(@Argument String id) {
        var order = Ids.parse(id);
        return Callers.anybody().flatMapMany(caller -> streams.hold(caller, changes.of(order)));
    }
}
