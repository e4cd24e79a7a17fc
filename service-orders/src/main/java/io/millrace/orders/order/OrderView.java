package io.millrace.orders.order;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.RejectionReason;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/** An order as its customer sees it; with its history where it is looked at alone. */
public record OrderView(
        UUID id,
        OrderStatus status,
        @Nullable RejectionReason reason,
        List<OrderLine> lines,
        Money total,
        Instant placedAt,
        @Nullable List<StatusChange> history) {

    static OrderView of(Order order) {
        return view(order, null);
    }

    /**
     * The history was read after the order and may know more by now. A status comes once in it, so it is cut where the
     * order is.
     */
    static OrderView of(Order order, List<StatusChange> history) {
        var statuses = history.stream().map(StatusChange::status).toList();
        return view(order, history.subList(0, statuses.indexOf(order.status()) + 1));
    }

    /** 200, for its reader alone, who asks each time whether it is still so: each change is one more in its history. */
    static ResponseEntity<OrderView> current(OrderView order) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"" + Objects.requireNonNull(order.history()).size() + "\"")
                .body(order);
    }

    /** 202: what was asked for is under way, and the order is where to see it. */
    public static ResponseEntity<OrderView> accepted(Order order) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/orders/" + order.id()))
                .body(of(order));
    }

    private static OrderView view(Order order, @Nullable List<StatusChange> history) {
        return new OrderView(
                order.id(), order.status(), order.reason(), order.lines(), order.total(), order.placedAt(), history);
    }
}
