package io.millrace.acceptance.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.Books;
import io.millrace.acceptance.driver.Databases;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.acceptance.driver.Shop;
import io.millrace.acceptance.driver.Topics;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(RunningSystem.class)
class DuplicateTests {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private MillraceSystem system;
    private Databases databases;
    private Books books;
    private Topics topics;

    @BeforeEach
    void someOrdersOfEachKindHaveEnded(MillraceSystem running) {
        system = running;
        databases = new Databases(running);
        books = new Books(databases);
        topics = new Topics(running);
        var shop = new Shop(running);
        var customer = Api.newCustomer(running);
        var lamp = shop.product(1_000, 10);
        Shop.awaitStatus(customer, Shop.place(customer, lamp, 2), "CONFIRMED");
        Shop.awaitStatus(customer, Shop.place(customer, lamp, 100), "REJECTED");
        var cancelled = Shop.awaitStatus(customer, Shop.place(customer, lamp, 3), "CONFIRMED");
        customer.post("/api/orders/%s/cancel".formatted(cancelled.text("$.id")), "")
                .expect(202);
        shop.awaitStock(lamp, 8);
        Shop.awaitReservedCredit(customer, 2_000);
        awaitRest();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void everyEventDeliveredTwiceChangesNothing() {
        var before = State.of(books);
        var events = topics.all();

        events.forEach(event -> topics.send(event.again()));

        awaitRest();
        assertThat(State.of(books)).isEqualTo(before);
        assertThat(ids(topics.all())).isEqualTo(ids(events));
    }

    @Test
    void anAnswerToAnOrderThatNobodyKnowsChangesNothing() {
        var before = State.of(books);
        var order = UUID.randomUUID().toString();

        topics.send(answer("millrace.catalog", "io.millrace.catalog.StockReserved.v1", order, """
                {"orderId": "%s", "lines": []}""".formatted(order)));
        topics.send(answer("millrace.users", "io.millrace.users.CreditRejected.v1", order, """
                {"orderId": "%s", "userId": "nobody", "amount": {"amount": 1, "currency": "EUR"},
                 "available": {"amount": 0, "currency": "EUR"}}""".formatted(order)));

        awaitRest();
        assertThat(State.of(books)).isEqualTo(before);
    }

    /** Without the inbox's rows, as after their time: the state of the business has to tell by itself. */
    @Tag("full")
    @ParameterizedTest
    @EnumSource(value = Service.class, names = "GATEWAY", mode = EnumSource.Mode.EXCLUDE)
    void aServiceThatReadsEverythingAgainChangesNothing(Service service) {
        var before = State.of(books);
        var events = topics.all();
        databases.execute(service, "TRUNCATE messaging.inbox");

        var restart = CompletableFuture.runAsync(() -> system.restart(service.shortName()));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            topics.rewind(service.shortName()); // refused while the service still reads
            return true;
        });
        assertThat(topics.lag(service.shortName())).isPositive();
        restart.join();

        awaitRest();
        assertThat(State.of(books)).isEqualTo(before);
        assertThat(ids(topics.all())).isEqualTo(ids(events));
    }

    private void awaitRest() {
        await().atMost(PATIENCE).until(() -> books.areAtRest(topics));
    }

    private static Object ids(Collection<Topics.Event> events) {
        return events.stream().map(Topics.Event::id).collect(Collectors.toSet());
    }

    private static ProducerRecord<String, byte[]> answer(String topic, String type, String key, String json) {
        var sent = new ProducerRecord<>(topic, key, json.getBytes(UTF_8));
        sent.headers().add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8));
        sent.headers().add("ce_type", type.getBytes(UTF_8));
        return sent;
    }

    /** All that an event could have changed. */
    private record State(Object orders, Object stock, Object credit, long deadLetters) {

        static State of(Books books) {
            return new State(books.orders(), books.stockTaken(), books.creditReserved(), books.deadLetters());
        }
    }
}
