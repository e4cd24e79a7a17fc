package io.millrace.starter.messaging.inbox;

import io.millrace.contracts.AboutOrder;
import io.millrace.contracts.EventTypes;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.EventHeaders;
import io.millrace.starter.messaging.EventSubscription;
import io.millrace.starter.messaging.UnreadableEventException;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** An event as it came from Kafka, and the handler that is there for it. */
record Arrival(
        ConsumerRecord<String, byte[]> event, @Nullable String type, EventSubscription.@Nullable Handler<?> handler) {

    /** Whether it is of a type that nobody here handles, in any version. What has no type might be for anybody. */
    boolean isForNobody() {
        return type != null && handler == null;
    }

    /** Its type where that is one of those handled here: a metric can't have one for each that may come. */
    String knownType() {
        return handler == null ? "unknown" : EventTypes.typeOf(handler.type());
    }

    /** The order that it is about, where it is about one: its key. */
    Optional<String> order() {
        return Optional.ofNullable(handler)
                .filter(known -> AboutOrder.class.isAssignableFrom(known.type()))
                .flatMap(known -> Optional.ofNullable(event.key()));
    }

    /** Throws {@link UnreadableEventException} where there is none, or where this is no event at all. */
    UUID id() {
        if (type == null || event.value() == null) {
            throw new UnreadableEventException("This is no event: it has no type or no content", null);
        }
        return EventHeaders.id(event.headers());
    }

    /** Its effect, which fails where the event can't be read. */
    Mono<Void> effect(EventCodec codec) {
        return handler == null || type == null
                ? Mono.error(new UnreadableEventException("Nobody here handles " + type, null))
                : handler.handle(type, event.value(), codec);
    }

    /** As log lines name it. */
    @Override
    public String toString() {
        return "%s %s of %s from %s/%d/%d"
                .formatted(
                        type,
                        EventHeaders.text(event.headers(), EventHeaders.ID),
                        event.key(),
                        event.topic(),
                        event.partition(),
                        event.offset());
    }
}
