package io.millrace.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.acceptance.driver.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the services told each other. An event may travel twice, but then it is the same one, with the same id. */
final class Travels {

    private final Map<String, Map<String, Set<String>>> idsByKeyAndName;
    private final Map<String, List<String>> ofOrders;

    Travels(List<Topics.Event> events) {
        idsByKeyAndName = events.stream()
                .collect(Collectors.groupingBy(
                        Topics.Event::key,
                        Collectors.groupingBy(
                                Topics.Event::name, Collectors.mapping(Topics.Event::id, Collectors.toSet()))));
        ofOrders = events.stream()
                .filter(event -> event.name().startsWith("Order"))
                .collect(Collectors.groupingBy(
                        Topics.Event::key, Collectors.mapping(Topics.Event::name, Collectors.toList())));
    }

    /** Each order's state follows from what was told of it, and each thing was done once. */
    void agreeWith(Map<UUID, String> orders) {
        orders.forEach((order, state) -> {
            var told = idsByKeyAndName.getOrDefault(order.toString(), Map.of());
            assertThat(told.values()).as("events of %s: %s", order, told).allMatch(ids -> ids.size() == 1);
            assertThat(explains(state, told.keySet()))
                    .as("%s is %s after %s", order, state, told.keySet())
                    .isTrue();
            assertThat(ofOrders.get(order.toString())).as("order %s", order).startsWith("OrderPlaced");
        });
    }

    private static boolean explains(String state, Set<String> told) {
        return switch (state) {
            case "CONFIRMED" -> told.equals(Set.of("OrderPlaced", "StockReserved", "CreditReserved", "OrderConfirmed"));
            case "CANCELLED" -> told.contains("OrderCancelled") && isGivenBack(told);
            default -> told.contains("OrderRejected") && !told.contains("OrderConfirmed") && isGivenBack(told);
        };
    }

    private static boolean isGivenBack(Set<String> told) {
        return told.contains("StockReserved") == told.contains("StockReleased")
                && told.contains("CreditReserved") == told.contains("CreditReleased");
    }
}
