package io.millrace.acceptance.driver;

import io.millrace.cli.system.Service;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the services' databases say: the sums that must agree when nothing is on its way. */
public final class Books {

    private static final List<Service> WITH_EVENTS = List.of(Service.USERS, Service.CATALOG, Service.ORDERS);

    private static final String STOCK = """
            SELECT id::text, (SELECT coalesce(sum(change), 0) FROM stock_change WHERE product_id = product.id) - available
            FROM product""";

    private static final String ORDERED = """
            SELECT line ->> 'productId', sum((line ->> 'quantity')::int)
            FROM customer_order, jsonb_array_elements(lines) AS line
            WHERE status IN ('PENDING', 'CONFIRMED') GROUP BY 1""";

    private static final String RESERVED = "SELECT user_id, reserved FROM credit";

    private static final String OWED = """
            SELECT user_id, sum(total_amount) FROM customer_order
            WHERE status IN ('PENDING', 'CONFIRMED') GROUP BY 1""";

    private static final String STATES = "SELECT id::text, status || coalesce(' ' || reason, '') FROM customer_order";

    private final Databases databases;

    public Books(Databases databases) {
        this.databases = databases;
    }

    /** Whether nothing is on its way: looked at twice, since what a service read last may have made it write. */
    public boolean areAtRest(Topics topics) {
        return pending() == 0 && isQuiet(topics) && isQuiet(topics);
    }

    private boolean isQuiet(Topics topics) {
        return unsent() == 0
                && WITH_EVENTS.stream()
                                .map(Service::shortName)
                                .mapToLong(topics::lag)
                                .sum()
                        == 0;
    }

    private long unsent() {
        return count("SELECT count(*) FROM messaging.outbox");
    }

    public long deadLetters() {
        return count("SELECT count(*) FROM messaging.dead_letter");
    }

    private long pending() {
        return databases.number(Service.ORDERS, "SELECT count(*) FROM customer_order WHERE status = 'PENDING'");
    }

    /** By product: what was added and is not available any more. */
    public Map<String, Long> stockTaken() {
        return withoutZeros(databases.numbers(Service.CATALOG, STOCK));
    }

    /** By product: what live orders want. */
    public Map<String, Long> stockOrdered() {
        return databases.numbers(Service.ORDERS, ORDERED);
    }

    /** By user: what is set aside of their credit. */
    public Map<String, Long> creditReserved() {
        return withoutZeros(databases.numbers(Service.USERS, RESERVED));
    }

    /** By user: what their live orders cost. */
    public Map<String, Long> creditOwed() {
        return withoutZeros(databases.numbers(Service.ORDERS, OWED));
    }

    /** By order: its status, and the reason after a space where there is one. */
    public Map<UUID, String> orders() {
        return databases.texts(Service.ORDERS, STATES).entrySet().stream()
                .collect(Collectors.toMap(row -> UUID.fromString(row.getKey()), Map.Entry::getValue));
    }

    private long count(String query) {
        return WITH_EVENTS.stream()
                .mapToLong(service -> databases.number(service, query))
                .sum();
    }

    private static Map<String, Long> withoutZeros(Map<String, Long> sums) {
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
