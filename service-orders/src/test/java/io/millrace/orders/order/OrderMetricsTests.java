package io.millrace.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.contracts.Money;
import io.millrace.contracts.orders.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderMetricsTests {

    private static final Instant PLACED = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant LATER = PLACED.plusSeconds(2);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final OrderMetrics metrics = new OrderMetrics(registry);
    private final Order placed = Order.place(
            UUID.randomUUID(),
            "anna",
            List.of(new OrderLine(UUID.randomUUID(), "Lamp", 1, new Money(100, "EUR"))),
            PLACED);

    @ParameterizedTest
    @EnumSource
    void whatHasNotHappenedYetIsThereAtZero(RejectionReason reason) {
        assertThat(count("REJECTED", reason.name())).isZero();
        assertThat(count("CANCELLED", "none")).isZero();
        assertThat(decided("REJECTED")).isZero();
    }

    @Test
    void orderThatIsPlacedIsCountedAndDecidesNothing() {
        metrics.count(placed, PLACED);

        assertThat(count("PENDING", "none")).isOne();
        assertThat(decided("CONFIRMED") + decided("REJECTED") + decided("CANCELLED"))
                .isZero();
    }

    @Test
    void timeToTheDecisionIsThatSinceItWasPlaced() {
        metrics.count(placed.withStock().withCredit(), LATER);
        metrics.count(placed.rejected(RejectionReason.OUT_OF_STOCK), LATER);

        assertThat(registry.get("millrace.orders.decision")
                        .tag("status", "CONFIRMED")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(2);
        assertThat(decided("REJECTED")).isOne();
        assertThat(count("REJECTED", "OUT_OF_STOCK")).isOne();
    }

    @Test
    void cancellingDecidesWhatWasPendingAndNothingThatWasConfirmed() {
        metrics.count(placed.withStock().cancelled(), LATER);
        assertThat(decided("CANCELLED")).isOne();

        metrics.count(placed.withStock().withCredit().cancelled(), LATER);
        assertThat(decided("CANCELLED")).isOne();
        assertThat(count("CANCELLED", "none")).isEqualTo(2);
    }

    private double count(String status, String reason) {
        return registry.get("millrace.orders")
                .tags("status", status, "reason", reason)
                .counter()
                .count();
    }

    private long decided(String status) {
        return registry.get("millrace.orders.decision")
                .tag("status", status)
                .timer()
                .count();
    }
}
