package io.millrace.catalog.reservation;

import io.millrace.contracts.catalog.StockRejected.Cause;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderedLine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many of which products an order wants, and whether it can have them: all lines or none. */
record Demand(Map<UUID, Integer> quantities) {

    static Demand of(OrderPlaced order) {
        return new Demand(order.lines().stream()
                .collect(Collectors.toUnmodifiableMap(OrderedLine::productId, OrderedLine::quantity, Math::addExact)));
    }

    /** Why the order can't be served from this stock, if it can't. A product that nobody can buy goes first. */
    Optional<Refusal> refusal(Collection<StockLevel> stock) {
        return refusal(Cause.UNKNOWN_PRODUCT, notSold(stock)).or(() -> refusal(Cause.OUT_OF_STOCK, tooShort(stock)));
    }

    private static Optional<Refusal> refusal(Cause cause, Stream<UUID> products) {
        var causes = products.sorted().toList();
        return causes.isEmpty() ? Optional.empty() : Optional.of(new Refusal(cause, causes));
    }

    private Stream<UUID> notSold(Collection<StockLevel> stock) {
        var sold = stock.stream()
                .filter(level -> !level.retired())
                .map(StockLevel::productId)
                .collect(Collectors.toUnmodifiableSet());
        return quantities.keySet().stream().filter(product -> !sold.contains(product));
    }

    private Stream<UUID> tooShort(Collection<StockLevel> stock) {
        return stock.stream()
                .filter(level -> level.available() < quantities.getOrDefault(level.productId(), 0))
                .map(StockLevel::productId);
    }

    /** Why an order gets nothing, and which products are the cause. */
    record Refusal(Cause cause, List<UUID> productIds) {}
}
