package io.millrace.starter.messaging.relay;

import io.millrace.starter.messaging.MessagingProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Entities whose next event can't be sent, while those of others can. They are left out for a while, a longer one each
 * time, so that however many they are they keep nobody else's events back.
 */
final class HeldEntities {

    private static final Logger log = LoggerFactory.getLogger(HeldEntities.class);

    private final Map<OutboxRow.Entity, Hold> holds = new ConcurrentHashMap<>();
    private final MessagingProperties.Outbox properties;
    private final Clock clock;
    private final RelayMetrics metrics;

    HeldEntities(MessagingProperties.Outbox properties, Clock clock, RelayMetrics metrics) {
        this.properties = properties;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Leaves the entity out from now on, and says so the first time. */
    void hold(OutboxRow.Entity entity, Throwable failure) {
        metrics.failed(failure);
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        var last = holds.get(entity);
        if (last == null) {
            log.error("An event can't be sent and holds up its entity {}: {}", entity, cause.toString());
        }
        var length =
                last == null ? properties.firstBackoff() : shorter(last.length().multipliedBy(2), longest(cause));
        holds.put(entity, new Hold(length, clock.instant().plus(length)));
        metrics.held(holds.size());
    }

    /** What passes, Kafka says, is tried again soon; an event that it won't take has time. */
    private Duration longest(Throwable cause) {
        return cause instanceof RetriableException ? properties.longestBackoff() : properties.longestHold();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** An event of this entity was sent. */
    void release(OutboxRow.Entity entity) {
        holds.remove(entity);
        metrics.held(holds.size());
    }

    /** Those to leave out now. What is long over is forgotten: its shard may be another replica's by now. */
    List<OutboxRow.Entity> now() {
        var now = clock.instant();
        holds.values()
                .removeIf(hold -> hold.until().plus(properties.longestHold()).isBefore(now));
        metrics.held(holds.size());
        return holds.entrySet().stream()
                .filter(held -> held.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    private record Hold(Duration length, Instant until) {}
}
