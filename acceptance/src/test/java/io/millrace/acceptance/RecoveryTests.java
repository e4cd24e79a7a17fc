package io.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Answer;
import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.acceptance.driver.Shop;
import io.millrace.cli.system.MillraceSystem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a customer sees while one service is away; {@code ChaosTests} kill the rest. */
@ExtendWith(RunningSystem.class)
class RecoveryTests {

    /** A JVM's start on a busy machine, and a saga on top. */
    private static final Duration BACK_AGAIN = Shop.JVM_START;

    @Test
    void whileCatalogIsAwayOrdersArePlacedFromThePriceListAndConfirmedWhenItIsBack(MillraceSystem system) {
        var lamp = new Shop(system).product(1_000, 5);
        var customer = Api.newCustomer(system);
        Shop.awaitStatus(customer, Shop.place(customer, lamp, 1), "CONFIRMED");

        system.kill("catalog");
        var placed = Shop.place(customer, lamp, 1);
        assertThat(placed.number("$.total.amount")).isEqualTo(1_000);

        awaitConfirmed(customer, placed);
    }

    @Test
    void anOrderPlacedBeforeUsersIsKilledIsConfirmedAfterwards(MillraceSystem system) {
        var lamp = new Shop(system).product(1_000, 5);
        var customer = Api.newCustomer(system);

        var placed = Shop.place(customer, lamp, 1);
        system.kill("users");

        awaitConfirmed(customer, placed);
        await().atMost(BACK_AGAIN).until(() -> system.isHealthy("users"));
    }

    private static void awaitConfirmed(Api customer, Answer placed) {
        var path = "/api/orders/" + placed.text("$.id");
        await().atMost(BACK_AGAIN).untilAsserted(() -> {
            var now = customer.get(path).expect(200);
            assertThat(now.text("$.status")).isEqualTo("CONFIRMED");
        });
    }
}
