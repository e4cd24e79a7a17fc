package io.millrace.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.Money;
import io.millrace.contracts.catalog.StockRejected.Cause;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderedLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DemandTests {

    private final UUID pan = new UUID(0, 1);
    private final UUID pot = new UUID(0, 2);
    private final Demand demand = new Demand(Map.of(pan, 2, pot, 3));

    @Test
    void enoughOfAllIsNoRefusal() {
        assertThat(demand.refusal(List.of(level(pan, 2), level(pot, 4)))).isEmpty();
    }

    @Test
    void oneShortProductIsTheCause() {
        assertThat(demand.refusal(List.of(level(pan, 2), level(pot, 2))))
                .contains(new Demand.Refusal(Cause.OUT_OF_STOCK, List.of(pot)));
    }

    @Test
    void allShortProductsAreNamed() {
        assertThat(demand.refusal(List.of(level(pot, 0), level(pan, 0))))
                .contains(new Demand.Refusal(Cause.OUT_OF_STOCK, List.of(pan, pot)));
    }

    @Test
    void anUnknownProductGoesBeforeAShortOne() {
        assertThat(demand.refusal(List.of(level(pan, 0))))
                .contains(new Demand.Refusal(Cause.UNKNOWN_PRODUCT, List.of(pot)));
    }

    @Test
    void aRetiredProductIsAsGoodAsUnknown() {
        assertThat(demand.refusal(List.of(level(pan, 9), new StockLevel(pot, 9, true))))
                .contains(new Demand.Refusal(Cause.UNKNOWN_PRODUCT, List.of(pot)));
    }

    @Test
    void linesOfTheSameProductAreAddedUp() {
        var price = new Money(1, "EUR");
        var order = new OrderPlaced(
                UUID.randomUUID(),
                "somebody",
                List.of(new OrderedLine(pan, 2, price), new OrderedLine(pot, 3, price), new OrderedLine(pan, 4, price)),
                price,
                Instant.EPOCH);

        assertThat(Demand.of(order).quantities()).isEqualTo(Map.of(pan, 6, pot, 3));
    }

    private static StockLevel level(UUID product, int available) {
        return new StockLevel(product, available, false);
    }
}
