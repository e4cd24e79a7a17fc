package io.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.cli.system.MillraceSystem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningSystem.class)
class RecoveryTests {

    /** A JVM's start on a busy machine, and a saga on top. */
    private static final Duration BACK_AGAIN = Duration.ofSeconds(90);

    @Test
    void whileCatalogIsAwayOrdersArePlacedFromThePriceListAndConfirmedWhenItIsBack(MillraceSystem system) {
        var lamp = new Shop(system).product(1_000, 5);
        var customer = Api.newCustomer(system);
        Shop.awaitStatus(customer, customer.order(lamp, 1).expect(202), "CONFIRMED");

        system.kill("catalog");
        var placed = customer.order(lamp, 1).expect(202);
        assertThat(placed.number("$.total.amount")).isEqualTo(1_000);

        awaitConfirmed(customer, placed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "users", "kafka", "postgres"})
    void anOrderPlacedBeforeSomethingIsKilledIsConfirmedAfterwards(String victim, MillraceSystem system) {
        var lamp = new Shop(system).product(1_000, 5);
        var customer = Api.newCustomer(system);

        var placed = customer.order(lamp, 1).expect(202);
        system.kill(victim);

        awaitConfirmed(customer, placed);
        await().atMost(BACK_AGAIN).until(() -> system.isHealthy(victim));
    }

    private static void awaitConfirmed(Api customer, Answer placed) {
        var path = "/api/orders/" + placed.text("$.id");
        await().atMost(BACK_AGAIN).untilAsserted(() -> {
            var now = customer.get(path).expect(200);
            assertThat(now.text("$.status")).isEqualTo("CONFIRMED");
        });
    }
}
