package io.millrace.testing.starter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.contracts.Event;
import io.millrace.contracts.EventTypes;
import io.millrace.contracts.Money;
import io.millrace.contracts.catalog.CatalogEvent;
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
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReleased;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.contracts.users.UserRegistered;
import io.millrace.contracts.users.UsersEvent;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.UnreadableEventException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTests {

    private static final UUID ID = UUID.fromString("0195e3a0-0000-7000-8000-000000000001");
    private static final Money PRICE = new Money(1299, "EUR");
    private static final StockLine LINE = new StockLine(ID, 2, 40, 7);

    private final EventCodec codec = new EventCodec();

    static Stream<Event> samples() {
        return Stream.of(
                new UserRegistered("user", "Ada"),
                new CreditReserved(ID, "user", PRICE),
                new CreditRejected(ID, "user", PRICE, new Money(5, "EUR")),
                new CreditReleased(ID, "user", PRICE),
                new ProductAdded(ID, 1, "SKU-1", "Lamp", "lights", PRICE),
                new ProductChanged(ID, 2, "SKU-1", "Lämp", "lights"),
                new PriceChanged(ID, 3, PRICE),
                new ProductRetired(ID, 4),
                new StockAdjusted(ID, -3, "broken", 37, 8),
                new StockReserved(ID, List.of(LINE)),
                new StockRejected(ID, StockRejected.Cause.OUT_OF_STOCK, List.of(ID)),
                new StockReleased(ID, List.of(LINE)),
                new OrderPlaced(ID, "user", List.of(new OrderedLine(ID, 2, PRICE)), PRICE.times(2), Instant.EPOCH),
                new OrderConfirmed(ID, "user"),
                new OrderRejected(ID, "user", RejectionReason.TIMEOUT),
                new OrderCancelled(ID, "user"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eventIsTheSameAfterItsJourney(Event event) {
        var json = codec.write(event).getBytes(UTF_8);
        assertThat((Object) codec.read(json, event.getClass())).isEqualTo(event);
    }

    @Test
    void everyEventIsAmongTheSamples() {
        var all = Stream.of(UsersEvent.class, CatalogEvent.class, OrdersEvent.class)
                .flatMap(topic -> EventTypes.eventsOf(topic).stream())
                .toList();
        assertThat(samples().map(Object::getClass)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void timesAreText() {
        var placed = new OrderPlaced(ID, "user", List.of(), PRICE, Instant.EPOCH);
        assertThat(codec.write(placed)).contains("\"placedAt\":\"1970-01-01T00:00:00Z\"");
    }

    @Test
    void whatIsNewInAnEventIsPassedOver() {
        var json =
                "{\"orderId\":\"%s\",\"userId\":\"user\",\"reason\":\"BROKEN_HEART\",\"mood\":\"sad\"}".formatted(ID);
        assertThat(codec.read(json.getBytes(UTF_8), OrderRejected.class))
                .isEqualTo(new OrderRejected(ID, "user", null));
    }

    @Test
    void whatIsNoEventIsToldApart() {
        for (var broken : List.of("", "null", "[]", "{", "{\"orderId\":7,\"userId\":\"user\"}")) {
            assertThatExceptionOfType(UnreadableEventException.class)
                    .isThrownBy(() -> codec.read(broken.getBytes(UTF_8), OrderConfirmed.class));
        }
    }
}
