package io.millrace.starter.messaging.relay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is being sent. Any thread may report that an entity's part is settled; all else is done by the relay's loop, one
 * step at a time. It outlives sessions: what one could not delete any more the next one deletes.
 */
final class Deliveries {

    private final Queue<Delivery> reported = new ConcurrentLinkedQueue<>();
    private final List<Delivery> settled = new ArrayList<>();
    private final Set<OutboxRow.Entity> underWay = new HashSet<>();
    private final HeldEntities held;

    Deliveries(HeldEntities held) {
        this.held = held;
    }

    void begin(Collection<OutboxRow> rows) {
        rows.forEach(row -> underWay.add(row.entity()));
    }

    void report(Delivery delivery) {
        reported.add(delivery);
    }

    int underWay() {
        return underWay.size();
    }

    /** The entities not to be read: those of which an event is on its way or not deleted yet, and those that are held. */
    List<String> excluded() {
        return Stream.concat(underWay.stream(), held.now().stream())
                .map(OutboxRow.Entity::toString)
                .toList();
    }

    /** The acknowledged rows that are to be deleted: the same ones again until {@link #conclude()}. */
    List<OutboxRow> acknowledged() {
        for (var next = reported.poll(); next != null; next = reported.poll()) {
            settled.add(next);
        }
        return settled.stream()
                .flatMap(delivery -> delivery.acknowledged().stream())
                .toList();
    }

    /** Once the acknowledged rows are deleted, their entities may be read again. */
    Conclusion conclude() {
        var progress = settled.stream().anyMatch(Delivery::isTaken);
        var failures = settled.stream()
                .map(delivery -> conclude(delivery, progress))
                .filter(Objects::nonNull)
                .toList();
        settled.clear();
        return new Conclusion(progress, failures.isEmpty() ? null : failures.getFirst());
    }

    /**
     * A failure that is the event's own, or that it had while Kafka took others, holds its entity alone. Any other is
     * answered: it concerns everybody.
     */
    private @Nullable Throwable conclude(Delivery delivery, boolean progress) {
        underWay.remove(delivery.entity());
        if (delivery.isTaken()) {
            held.release(delivery.entity());
        }
        var failure = delivery.failure();
        if (failure != null && (progress || RelayFailure.of(failure) == RelayFailure.EVENT)) {
            held.hold(delivery.entity(), failure);
            return null;
        }
        return failure;
    }

    /**
     * What all that was settled amounts to.
     *
     * @param progress whether Kafka took anything
     * @param failure that concerns everybody, if there was one
     */
    record Conclusion(boolean progress, @Nullable Throwable failure) {}
}
