package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.catalog.PriceChanged;
import io.millrace.contracts.catalog.ProductAdded;
import io.millrace.contracts.catalog.ProductChanged;
import io.millrace.contracts.catalog.ProductRetired;
import io.millrace.contracts.catalog.StockAdjusted;
import io.millrace.contracts.catalog.StockLine;
import io.millrace.contracts.catalog.StockRejected;
import io.millrace.contracts.catalog.StockReleased;
import io.millrace.contracts.catalog.StockReserved;
import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.OrderedLine;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReleased;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.contracts.users.UserRegistered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventKeyTests {

    private static final UUID PRODUCT = UUID.randomUUID();
    private static final UUID ORDER = UUID.randomUUID();
    private static final Money PRICE = new Money(100, "EUR");

    @Test
    void whatHappensToAProductIsKeyedByTheProduct() {
        assertThat(List.<Event>of(
                        new ProductAdded(PRODUCT, 1, "sku", "Lamp", "light", PRICE),
                        new ProductChanged(PRODUCT, 2, "sku", "Lamp", "light"),
                        new PriceChanged(PRODUCT, 3, PRICE),
                        new ProductRetired(PRODUCT, 4),
                        new StockAdjusted(PRODUCT, 5, "delivery", 5, 1)))
                .allSatisfy(event -> assertThat(event.key()).isEqualTo(PRODUCT.toString()));
    }

    @Test
    void whatHappensToAnOrderAndEveryAnswerToItIsKeyedByTheOrder() {
        var stock = List.of(new StockLine(PRODUCT, 1, 0, 2));

        assertThat(List.<Event>of(
                        new OrderPlaced(ORDER, "me", List.of(new OrderedLine(PRODUCT, 1, PRICE)), PRICE, Instant.EPOCH),
                        new OrderConfirmed(ORDER, "me"),
                        new OrderRejected(ORDER, "me", RejectionReason.TIMEOUT),
                        new OrderCancelled(ORDER, "me"),
                        new StockReserved(ORDER, stock),
                        new StockReleased(ORDER, stock),
                        new StockRejected(ORDER, StockRejected.Cause.OUT_OF_STOCK, List.of(PRODUCT)),
                        new CreditReserved(ORDER, "me", PRICE),
                        new CreditReleased(ORDER, "me", PRICE),
                        new CreditRejected(ORDER, "me", PRICE, PRICE)))
                .allSatisfy(event -> assertThat(event.key()).isEqualTo(ORDER.toString()));
    }

    @Test
    void whatHappensToAUserIsKeyedByTheUser() {
        assertThat(new UserRegistered("me", "Ada").key()).isEqualTo("me");
    }

    @Test
    void anEventDoesNotChangeWhenTheListsItWasMadeOfDo() {
        var lines = new ArrayList<>(List.of(new StockLine(PRODUCT, 1, 0, 2)));
        var reserved = new StockReserved(ORDER, lines);

        lines.clear();

        assertThat(reserved.lines()).hasSize(1);
    }
}
