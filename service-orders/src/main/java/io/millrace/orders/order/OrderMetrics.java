package io.millrace.orders.order;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.contracts.orders.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many orders became what, and how long they waited for it. All there can be is there from the start, at zero: of a
 * counter that comes into being with its first event nobody sees that event.
 */
final class OrderMetrics {

    /** Between what an idle system needs and the time after which an order is given up. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;

    OrderMetrics(MeterRegistry registry) {
        this.registry = registry;
        Stream.of(OrderStatus.values())
                .filter(status -> status != OrderStatus.REJECTED)
                .forEach(status -> orders(status, null));
        Stream.of(RejectionReason.values()).forEach(reason -> orders(OrderStatus.REJECTED, reason));
        Stream.of(OrderStatus.values())
                .filter(status -> status != OrderStatus.PENDING)
                .forEach(this::decision);
    }

    /** An order has become what it is. */
    void count(Order order, Instant at) {
        orders(order.status(), order.reason()).increment();
        if (hasWaited(order)) {
            decision(order.status()).record(Duration.between(order.placedAt(), at));
        }
    }

    /** One that was confirmed and is cancelled now was decided long ago. */
    private static boolean hasWaited(Order order) {
        return switch (order.status()) {
            case PENDING -> false;
            case CONFIRMED, REJECTED -> true;
            case CANCELLED -> !(order.stockReserved() && order.creditReserved());
        };
    }

    private Counter orders(OrderStatus status, @Nullable RejectionReason reason) {
        return Counter.builder("millrace.orders")
                .description("Orders that became what they are, and why")
                .tag("status", status.name())
                .tag("reason", Objects.toString(reason, "none"))
                .register(registry);
    }

    private Timer decision(OrderStatus status) {
        return Timer.builder("millrace.orders.decision")
                .description("From placing an order to the first that became of it")
                .tag("status", status.name())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
