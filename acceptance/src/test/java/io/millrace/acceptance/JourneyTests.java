package io.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.Entrance;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.acceptance.driver.Shop;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people come for. Also against a system that runs already: {@code .ci/containers} does so. */
@ExtendWith(RunningSystem.class)
class JourneyTests {

    private Entrance system;
    private Shop shop;
    private Api customer;

    @BeforeEach
    void open(Entrance running) {
        system = running;
        shop = new Shop(running);
        customer = Api.newCustomer(running);
    }

    @Test
    void anOrderIsConfirmedAndItsStockAndCreditAreReserved() {
        var lamp = shop.product(2_500, 10);

        var placed = Shop.place(customer, lamp, 3);
        assertThat(placed.text("$.status")).isEqualTo("PENDING");
        assertThat(placed.number("$.total.amount")).isEqualTo(7_500);

        Shop.awaitStatus(customer, placed, "CONFIRMED");
        assertThat(shop.stockOf(lamp)).isEqualTo(7);
        var credit = customer.get("/api/users/me/credit").expect(200);
        assertThat(credit.number("$.reserved.amount")).isEqualTo(7_500);
        assertThat(credit.number("$.available.amount")).isEqualTo(200_000 - 7_500);
    }

    @Test
    void anOrderForMoreThanTheStockIsRejectedAndItsCreditReleased() {
        var lamp = shop.product(100, 2);

        var rejected = Shop.awaitStatus(customer, Shop.place(customer, lamp, 3), "REJECTED");

        assertThat(rejected.text("$.reason")).isEqualTo("OUT_OF_STOCK");
        Shop.awaitReservedCredit(customer, 0);
        assertThat(shop.stockOf(lamp)).isEqualTo(2);
    }

    @Test
    void anOrderOverTheCreditIsRejectedAndItsStockReleased() {
        var palace = shop.product(200_001, 5);

        var rejected = Shop.awaitStatus(customer, Shop.place(customer, palace, 1), "REJECTED");

        assertThat(rejected.text("$.reason")).isEqualTo("CREDIT_EXCEEDED");
        shop.awaitStock(palace, 5);
        Shop.awaitReservedCredit(customer, 0);
    }

    @Test
    void theLastPieceIsSoldOnce() {
        var last = shop.product(100, 1);
        var rival = Api.newCustomer(system);

        var orders = List.of(Shop.place(customer, last, 1), Shop.place(rival, last, 1));

        var mine = Shop.awaitSettled(customer, orders.getFirst());
        var theirs = Shop.awaitSettled(rival, orders.getLast());
        assertThat(List.of(mine, theirs)).containsExactlyInAnyOrder("CONFIRMED", "REJECTED");
        assertThat(shop.stockOf(last)).isZero();
    }

    @Test
    void theSameKeyPlacesOneOrder() {
        var lamp = shop.product(100, 10);
        var keyed = customer.with("Idempotency-Key", UUID.randomUUID().toString());
        var body = "{\"lines\":[{\"productId\":\"%s\",\"quantity\":1}]}".formatted(lamp);

        String first = Shop.untilServed(() -> keyed.post("/api/orders", body))
                .expect(202)
                .text("$.id");

        assertThat(keyed.post("/api/orders", body).expect(202).text("$.id")).isEqualTo(first);
        keyed.post("/api/orders", body.replace(":1}", ":2}")).expect(422);
    }

    @Test
    void pricesAndStockChangeUnderIfMatchAndOldOrdersKeepTheirPrice() {
        var admin = Api.administrator(system);
        var lamp = shop.product(1_000, 10);
        var placed = Shop.place(customer, lamp, 1);
        Shop.awaitStatus(customer, placed, "CONFIRMED");
        var path = "/api/products/" + lamp;
        var tag = admin.get(path).header("ETag");
        String sku = admin.get(path).text("$.sku");
        var dearer = """
                {"sku": "%s", "name": "Lamp", "description": "For tests", "category": "light",
                 "price": {"amount": 1500, "currency": "EUR"}}""".formatted(sku);

        admin.put(path, dearer).expect(428);
        admin.with("If-Match", tag).put(path, dearer).expect(200);
        admin.with("If-Match", tag).put(path, dearer).expect(412);

        awaitTotal(lamp, 1_500);
        assertThat(customer.get("/api/orders/" + placed.text("$.id")).number("$.total.amount"))
                .isEqualTo(1_000);
    }

    /** Where catalog does not answer at once, an order has the price that orders has heard of. */
    private void awaitTotal(String product, long expected) {
        await().atMost(Shop.SAGA).until(() -> Shop.place(customer, product, 1).number("$.total.amount") == expected);
    }

    @Test
    void theDemoProductsAreThereAndTheListLeadsThroughThem() {
        var first = Api.anonymous(system).get("/api/products?limit=20").expect(200);
        var second = Api.anonymous(system)
                .get("/api/products?limit=20&after=" + first.text("$.next"))
                .expect(200);

        List<String> firstIds = JsonPath.read(first.body(), "$.items[*].id");
        List<String> secondIds = JsonPath.read(second.body(), "$.items[*].id");
        assertThat(firstIds).hasSize(20).doesNotContainAnyElementsOf(secondIds);
        assertThat(secondIds).isNotEmpty();
        assertThat(first.header("Link")).contains("rel=\"next\"");
    }
}
