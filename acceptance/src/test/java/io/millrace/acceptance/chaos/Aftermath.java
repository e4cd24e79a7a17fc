package io.millrace.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Books;
import io.millrace.acceptance.driver.Databases;
import io.millrace.acceptance.driver.Topics;
import io.millrace.cli.system.MillraceSystem;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What must hold when the dust has settled: the guarantees of the system, checked from outside. */
final class Aftermath implements AutoCloseable {

    /** An order's longest life (three minutes here), and what waited behind it. */
    private static final Duration SETTLING = Duration.ofMinutes(6);

    private final Books books;
    private final Topics topics;
    private final long lettersBefore;

    Aftermath(MillraceSystem system) {
        books = new Books(new Databases(system));
        topics = new Topics(system);
        lettersBefore = books.deadLetters();
    }

    /** Waits until nothing is on its way, and checks everything. */
    void isInOrder(Ledger ledger) {
        await().atMost(SETTLING).until(() -> books.areAtRest(topics));
        var orders = books.orders();
        describe(ledger, orders);
        assertThat(ledger.surprises()).as("answers nobody should get").isEmpty();
        assertThat(orders.keySet()).as("orders that were accepted").containsAll(ledger.accepted());
        sumsAgree();
        assertThat(books.deadLetters()).as("dead letters").isEqualTo(lettersBefore);
        new Travels(topics.all()).agreeWith(orders);
        mostSurvived(ledger, orders);
    }

    private void sumsAgree() {
        assertThat(books.stockTaken()).as("stock by product").isEqualTo(books.stockOrdered());
        assertThat(books.creditReserved()).as("credit by user").isEqualTo(books.creditOwed());
    }

    /** A system that lets everything time out has not survived. */
    private static void mostSurvived(Ledger ledger, Map<UUID, String> orders) {
        var confirmed = left(ledger, orders, "CONFIRMED");
        var timedOut = left(ledger, orders, "REJECTED TIMEOUT");
        assertThat(confirmed)
                .as("confirmed, where %d timed out", timedOut)
                .isPositive()
                .isGreaterThanOrEqualTo(timedOut);
    }

    /** How many orders that nobody called off became this. */
    private static long left(Ledger ledger, Map<UUID, String> orders, String state) {
        return ledger.accepted().stream()
                .filter(order -> !ledger.isCalledOff(order))
                .filter(order -> state.equals(orders.get(order)))
                .count();
    }

    private static void describe(Ledger ledger, Map<UUID, String> orders) {
        var states = ledger.accepted().stream()
                .collect(Collectors.groupingBy(order -> orders.getOrDefault(order, "LOST"), Collectors.counting()));
        System.out.printf("  %d orders: %s%n", ledger.size(), states);
    }

    @Override
    public void close() {
        topics.close();
    }
}
