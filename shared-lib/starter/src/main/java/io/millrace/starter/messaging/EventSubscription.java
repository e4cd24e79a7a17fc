package io.millrace.starter.messaging;

import io.millrace.contracts.Event;
import io.millrace.contracts.EventTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Which events of one topic a feature of a service handles, and with what. It is declared as a bean:
 *
 * <pre>{@code
 * EventSubscription.to(OrdersEvent.class)
 *         .on(OrderPlaced.class, reservations::reserve)
 *         .on(OrderCancelled.class, reservations::release)
 * }</pre>
 *
 * A handler runs in a transaction together with the inbox, so it takes effect once. What is not named is skipped.
 *
 * @param <T> the sealed interface of the topic
 */
public final class EventSubscription<T extends Event> {

    private final Class<T> topic;
    private final Map<String, Handler<?>> handlers;

    private EventSubscription(Class<T> topic, Map<String, Handler<?>> handlers) {
        this.topic = topic;
        this.handlers = Map.copyOf(handlers);
    }

    /** Starts a subscription that handles nothing yet. */
    public static <T extends Event> EventSubscription<T> to(Class<T> topic) {
        return new EventSubscription<>(topic, Map.of());
    }

    /** This subscription, which also handles the given events. */
    public <E extends T> EventSubscription<T> on(Class<E> type, Function<? super E, Mono<Void>> effect) {
        var more = new LinkedHashMap<>(handlers);
        more.put(EventTypes.nameOf(type), new Handler<>(type, effect));
        return new EventSubscription<>(topic, more);
    }

    /** The topic's name without prefix. */
    public String topic() {
        return EventTypes.topicOf(topic);
    }

    /** The names of the events that are handled, without version. */
    public Set<String> names() {
        return handlers.keySet();
    }

    /** The handler of a type, which comes with its version: {@code io.millrace.orders.OrderPlaced.v1}. */
    public Optional<Handler<?>> handlerOf(String type) {
        return Optional.ofNullable(handlers.get(type.replaceFirst("\\.v\\d+$", "")));
    }

    /** What happens on one type of event. */
    public record Handler<E extends Event>(Class<E> type, Function<? super E, Mono<Void>> effect) {

        /** Reads an event of this type and applies its effect; fails where the event can't be read. */
        public Mono<Void> handle(String typeName, byte[] payload, EventCodec codec) {
            if (!typeName.equals(EventTypes.typeOf(type))) {
                return Mono.error(new UnreadableEventException("This service can't read " + typeName, null));
            }
            return Mono.fromSupplier(() -> codec.read(payload, type)).flatMap(effect);
        }
    }
}
