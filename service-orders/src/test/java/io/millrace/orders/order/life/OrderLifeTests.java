package io.millrace.orders.order.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens in whatever order, the sums hold when everything has arrived. {@code -Dmillrace.seed=} repeats a run
 * that failed: its seed is in the message.
 */
class OrderLifeTests {

    private static final int RUNS = 3_000;
    private static final int STEPS = 60;
    private static final long SEED = Long.getLong("millrace.seed", System.nanoTime());

    @Test
    void theSumsHoldWhateverHappens() {
        System.out.printf("Lives of orders from seed %d%n", SEED);

        var ends = LongStream.range(SEED, SEED + RUNS)
                .mapToObj(OrderLifeTests::live)
                .flatMap(List::stream)
                .collect(Collectors.toSet());

        assertThat(ends)
                .as("what has become of orders in some of the runs")
                .containsExactlyInAnyOrder(
                        "CONFIRMED",
                        "CANCELLED",
                        "REJECTED OUT_OF_STOCK",
                        "REJECTED CREDIT_EXCEEDED",
                        "REJECTED TIMEOUT");
    }

    private static List<String> live(long seed) {
        var world = new World(seed);
        try {
            IntStream.range(0, STEPS).forEach(step -> world.happen());
            world.comeToRest();
            world.checkSums();
            var end = world.state();
            world.replayFromTheBeginning();
            assertThat(world.state()).as("a replay changes nothing").isEqualTo(end);
            return world.ends();
        } catch (AssertionError failure) {
            throw new AssertionError("-Dmillrace.seed=%d: %s".formatted(seed, failure.getMessage()), failure);
        }
    }
}
