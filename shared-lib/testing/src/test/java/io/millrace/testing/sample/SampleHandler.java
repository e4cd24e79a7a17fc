package io.millrace.testing.sample;

import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.starter.messaging.outbox.Outbox;
import io.millrace.starter.observability.InTrace;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Notes that an event came, and then fails as often as a test has asked it to. */
@Component
public class SampleHandler {

    private static final Logger log = LoggerFactory.getLogger(SampleHandler.class);

    private final Effects effects;
    private final Outbox outbox;
    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> calls = new ConcurrentHashMap<>();
    private final Map<UUID, Sinks.Empty<Void>> held = new ConcurrentHashMap<>();

    SampleHandler(Effects effects, Outbox outbox) {
        this.effects = effects;
        this.outbox = outbox;
    }

    /** The next events about this order fail so many times. */
    public void failFor(UUID order, int times) {
        failures.put(order, times);
    }

    /** The next events about this order wait until the answer is run. */
    public Runnable hold(UUID order) {
        var gate = Sinks.<Void>empty();
        held.put(order, gate);
        return gate::tryEmitEmpty;
    }

    /** Whether an event about this order is held at this moment. */
    public boolean waits(UUID order) {
        var gate = held.get(order);
        return gate != null && gate.currentSubscriberCount() > 0;
    }

    /** How often an event about this order was handled, with or without success. */
    public int calls(UUID order) {
        return calls.getOrDefault(order, 0);
    }

    /** Whatever else is about this order and should wait as well. */
    Mono<Void> passed(UUID order) {
        return Mono.defer(() -> outcome(order));
    }

    Mono<Void> placed(OrderPlaced event) {
        return effects.add(event.orderId(), "placed").then(Mono.defer(() -> outcome(event.orderId())));
    }

    Mono<Void> cancelled(OrderCancelled event) {
        return effects.addOnce(event.orderId(), "cancelled");
    }

    /** Tells the others, as a step of a saga does. */
    Mono<Void> rejected(OrderRejected event) {
        return outcome(event.orderId())
                .then(outbox.add(new OrderCancelled(event.orderId(), event.userId())))
                .then(InTrace.log(() -> log.info("The rejected order {} is cancelled", event.orderId())));
    }

    private Mono<Void> outcome(UUID order) {
        calls.merge(order, 1, Integer::sum);
        var gate = held.get(order);
        return gate == null ? result(order) : gate.asMono().then(Mono.defer(() -> result(order)));
    }

    private Mono<Void> result(UUID order) {
        var left = failures.merge(order, -1, Integer::sum);
        return left >= 0 ? Mono.error(new IllegalStateException("This was asked for")) : Mono.empty();
    }
}
