package io.millrace.acceptance.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.Databases;
import io.millrace.acceptance.driver.Letters;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.acceptance.driver.Shop;
import io.millrace.acceptance.driver.Topics;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningSystem.class)
class PoisonTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private MillraceSystem system;
    private Shop shop;
    private Api customer;

    @BeforeEach
    void open(MillraceSystem running) {
        system = running;
        shop = new Shop(running);
        customer = Api.newCustomer(running);
    }

    @ParameterizedTest
    @CsvSource({
        "millrace.orders, io.millrace.orders.OrderPlaced, CATALOG",
        "millrace.orders, io.millrace.orders.OrderPlaced, USERS",
        "millrace.catalog, io.millrace.catalog.StockReserved, ORDERS",
        "millrace.users, io.millrace.users.CreditReserved, ORDERS"
    })
    void whatCantBeReadIsADeadLetterAndHoldsUpNobody(String topic, String name, Service reader) {
        var letters = new Letters(system, reader);
        var key = UUID.randomUUID().toString();

        try (var topics = new Topics(system)) {
            topics.send(event(topic, key, name + ".v1", "{\"orderId\": "));
            topics.send(event(topic, key, name + ".v99", "{}"));
            topics.send(new ProducerRecord<>(topic, key, "no event at all".getBytes(UTF_8)));
        }

        Shop.awaitStatus(customer, Shop.place(customer, shop.product(100, 1), 1), "CONFIRMED");
        await().atMost(PATIENCE).until(() -> letters.of(key).size() == 3);
        var unread = letters.show(letters.of(key).getFirst()).expect(200);
        assertThat(unread.text("$.payload")).isEqualTo("{\"orderId\": ");
        assertThat(unread.text("$.headers.ce_type")).isEqualTo(name + ".v1");
        letters.of(key).forEach(letter -> letters.drop(letter).expect(204));
        assertThat(letters.of(key)).isEmpty();
    }

    /** Each row: the service whose handler fails, and the change of its database that makes it fail. */
    @ParameterizedTest
    @CsvSource({
        "CATALOG, product, available",
        "ORDERS, customer_order, stock_reserved",
        "ORDERS, customer_order, credit_reserved"
    })
    void whatAHandlerFailsOnIsReplayedAfterTheFixAndTheOrderIsConfirmed(Service service, String table, String column) {
        var lamp = shop.product(100, 5);
        var other = shop.product(100, 5);
        var letters = new Letters(system, service);

        try (var fault = new Fault(new Databases(system), service, table, column, lamp)) {
            var order = Shop.place(customer, lamp, 1);
            Shop.awaitStatus(customer, Shop.place(customer, other, 1), "CONFIRMED");
            var letter = awaitLetter(letters, order.text("$.id"));
            assertThat(letters.show(letter).number("$.tries")).isEqualTo(3);
            assertThat(letters.replay(letter).expect(200).text("$.outcome")).isEqualTo("failed");

            fault.mend();
            assertThat(letters.replay(letter).expect(200).text("$.outcome")).isEqualTo("handled");

            Shop.awaitStatus(customer, order, "CONFIRMED");
            assertThat(shop.stockOf(lamp)).isEqualTo(4);
            letters.show(letter).expect(404);
        }
    }

    @Test
    void aLetterReplayedAfterItsOrderEndedChangesNothing() {
        var lamp = shop.product(100, 5);
        var letters = new Letters(system, Service.CATALOG);
        try (var fault = new Fault(new Databases(system), Service.CATALOG, "product", "available", lamp)) {
            var order = Shop.place(customer, lamp, 1);
            var letter = awaitLetter(letters, order.text("$.id"));
            customer.post("/api/orders/%s/cancel".formatted(order.text("$.id")), "")
                    .expect(202);
            awaitReleased(order.text("$.id"));
            fault.mend();

            assertThat(letters.replay(letter).expect(200).text("$.outcome")).isEqualTo("handled");

            Shop.awaitStatus(customer, order, "CANCELLED");
            assertThat(shop.stockOf(lamp)).isEqualTo(5);
        }
    }

    /** Until catalog has heard that the order ended. */
    private void awaitReleased(String order) {
        var databases = new Databases(system);
        var released = """
                SELECT count(*) FROM stock_reservation WHERE order_id = '%s' AND state = 'RELEASED'""".formatted(order);
        await().atMost(PATIENCE).until(() -> databases.number(Service.CATALOG, released) == 1);
    }

    private static String awaitLetter(Letters letters, String order) {
        await().atMost(PATIENCE).until(() -> letters.of(order).size() == 1);
        return letters.of(order).getFirst();
    }

    private static ProducerRecord<String, byte[]> event(String topic, String key, String type, String json) {
        var sent = new ProducerRecord<>(topic, key, json.getBytes(UTF_8));
        sent.headers().add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8));
        sent.headers().add("ce_type", type.getBytes(UTF_8));
        return sent;
    }
}
