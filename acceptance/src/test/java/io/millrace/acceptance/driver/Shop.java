package io.millrace.acceptance.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.cli.system.MillraceSystem;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** What tests do with the shop again and again. */
public final class Shop {

    /** A saga takes a fraction of a second; a machine that also builds may take far longer. */
    public static final Duration SAGA = Duration.ofMinutes(2);

    /** Of one service, on a machine that also builds. */
    public static final Duration JVM_START = Duration.ofMinutes(4);

    private final Api admin;

    public Shop(MillraceSystem system) {
        this(Entrance.of(system));
    }

    public Shop(Entrance entrance) {
        this.admin = Api.administrator(entrance);
    }

    /** A new product with stock; its id. */
    public String product(long price, int stock) {
        String id = admin.post("/api/products", """
                        {"sku": "T-%s", "name": "Lamp", "description": "For tests", "category": "light",
                         "price": {"amount": %d, "currency": "EUR"}}""".formatted(UUID.randomUUID(), price))
                .expect(201)
                .text("$.id");
        if (stock > 0) {
            admin.post("/api/products/%s/stock".formatted(id), """
                    {"change": %d, "reason": "delivery"}""".formatted(stock))
                    .expect(200);
        }
        return id;
    }

    public long stockOf(String product) {
        return admin.get("/api/products/" + product).expect(200).number("$.stock");
    }

    /**
     * Orders some pieces of a product, and tries again while that is busy: an order for a product that was added a moment
     * ago needs catalog, or the price list that has heard of it.
     */
    public static Answer place(Api customer, String product, int quantity) {
        return untilServed(() -> customer.order(product, quantity)).expect(202);
    }

    /** Asks until that is not too busy to be served. */
    public static Answer untilServed(Supplier<Answer> question) {
        return await().atMost(SAGA).until(question::get, answer -> answer.status() != 503);
    }

    /** Waits until an order has the status, and shows it. */
    public static Answer awaitStatus(Api customer, Answer order, String status) {
        var path = "/api/orders/" + order.text("$.id");
        return await().atMost(SAGA)
                .until(() -> customer.get(path), now -> now.status() == 200 && status.equals(now.text("$.status")));
    }

    /** Waits until an order is decided; what it became. */
    public static String awaitSettled(Api customer, Answer order) {
        var path = "/api/orders/" + order.text("$.id");
        return await().atMost(SAGA)
                .until(() -> customer.get(path), now -> now.status() == 200 && !"PENDING".equals(now.text("$.status")))
                .text("$.status");
    }

    public void awaitStock(String product, long expected) {
        await().atMost(SAGA).untilAsserted(() -> assertThat(stockOf(product)).isEqualTo(expected));
    }

    public static void awaitReservedCredit(Api customer, long expected) {
        await().atMost(SAGA)
                .untilAsserted(() -> assertThat(
                                customer.get("/api/users/me/credit").expect(200).number("$.reserved.amount"))
                        .isEqualTo(expected));
    }
}
