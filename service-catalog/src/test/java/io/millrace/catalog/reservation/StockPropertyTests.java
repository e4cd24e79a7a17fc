package io.millrace.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderedLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Orders placed, rejected and cancelled in any order, each event told up to three times, while stock is adjusted and
 * products are retired: thousands of histories from one seed, which {@code -Dmillrace.seed=…} repeats.
 */
class StockPropertyTests {

    private static final int HISTORIES = 5_000;
    private static final int PRODUCTS = 4;
    private static final int MOST_ORDERS = 8;

    private final long seed = Long.getLong("millrace.seed", System.nanoTime());

    @Test
    void allStockIsEitherAvailableOrHeldByAnOrderAndNoneIsSoldTwice() {
        System.out.println("StockPropertyTests: -Dmillrace.seed=" + seed);
        var random = new Random(seed);
        for (int number = 0; number < HISTORIES; number++) {
            new History(random, "seed %d, history %d".formatted(seed, number)).play();
        }
    }

    /** A shop as the tables keep it, and what happens to it. */
    private static final class History {

        private final Random random;
        private final String name;
        private final Map<UUID, StockLevel> shop = new HashMap<>();
        private final Map<UUID, Integer> changes = new HashMap<>();
        private final Map<UUID, Standing> orders = new HashMap<>();
        private final Map<UUID, Demand> held = new HashMap<>();
        private final List<UUID> products;
        private final List<Runnable> events = new ArrayList<>();

        History(Random random, String name) {
            this.random = random;
            this.name = name;
            this.products = Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                    .limit(PRODUCTS)
                    .toList();
            products.forEach(product -> shop.put(product, new StockLevel(product, 0, false)));
            products.forEach(product -> adjust(product, random.nextInt(12)));
            IntStream.rangeClosed(0, random.nextInt(MOST_ORDERS)).forEach(order -> happens(randomOrder()));
            products.forEach(this::mayChange);
            Collections.shuffle(events, random);
        }

        private OrderPlaced randomOrder() {
            var lines = products.stream()
                    .filter(product -> random.nextBoolean())
                    .map(product -> Orders.line(product, 1 + random.nextInt(4)))
                    .toArray(OrderedLine[]::new);
            return Orders.placed(new UUID(random.nextLong(), random.nextLong()), lines);
        }

        private void happens(OrderPlaced order) {
            upToThreeTimes(() -> placed(order));
            if (random.nextBoolean()) { // cancelled, rejected, or both: all alike here
                upToThreeTimes(() -> ended(order.orderId()));
            }
        }

        private void upToThreeTimes(Runnable event) {
            events.addAll(Collections.nCopies(1 + random.nextInt(3), event));
        }

        private void mayChange(UUID product) {
            if (random.nextBoolean()) {
                events.add(() -> adjust(product, random.nextInt(10) - 5));
            }
            if (random.nextInt(4) == 0) {
                events.add(() ->
                        shop.computeIfPresent(product, (id, level) -> new StockLevel(id, level.available(), true)));
            }
        }

        void play() {
            events.forEach(event -> {
                event.run();
                assertSums();
            });
            var end = Map.copyOf(orders);

            events.forEach(Runnable::run); // the consumer group is reset to the beginning

            assertThat(orders).as(name).isEqualTo(end);
            assertSums();
        }

        private void placed(OrderPlaced order) {
            if (!standing(order.orderId()).awaitsDecision()) {
                return;
            }
            var demand = Demand.of(order);
            if (demand.refusal(levels(demand)).isPresent()) {
                orders.put(order.orderId(), Standing.REFUSED);
                assertThat(demand.quantities().entrySet())
                        .as(name)
                        .anyMatch(line -> !isThere(line.getKey(), line.getValue()));
            } else {
                orders.put(order.orderId(), Standing.RESERVED);
                held.put(order.orderId(), demand);
                demand.quantities().forEach((product, quantity) -> move(product, -quantity));
            }
        }

        private void ended(UUID order) {
            if (standing(order).holdsStock()) {
                held.get(order).quantities().forEach(this::move);
            }
            if (standing(order).holdsStock() || standing(order).awaitsDecision()) {
                orders.put(order, Standing.RELEASED);
            }
        }

        private Standing standing(UUID order) {
            return orders.getOrDefault(order, Standing.NEW);
        }

        private List<StockLevel> levels(Demand demand) {
            return demand.quantities().keySet().stream().map(shop::get).toList();
        }

        private boolean isThere(UUID product, int quantity) {
            return !shop.get(product).retired() && shop.get(product).available() >= quantity;
        }

        private void adjust(UUID product, int change) {
            if (shop.get(product).available() + change >= 0) {
                changes.merge(product, change, Integer::sum);
                move(product, change);
            }
        }

        private void move(UUID product, int quantity) {
            shop.computeIfPresent(
                    product, (id, level) -> new StockLevel(id, level.available() + quantity, level.retired()));
        }

        private void assertSums() {
            products.forEach(product -> {
                var set = orders.entrySet().stream()
                        .filter(order -> order.getValue() == Standing.RESERVED)
                        .mapToInt(order -> held.get(order.getKey()).quantities().getOrDefault(product, 0))
                        .sum();
                assertThat(shop.get(product).available()).as(name).isNotNegative();
                assertThat(changes.get(product))
                        .as(name)
                        .isEqualTo(shop.get(product).available() + set);
            });
        }
    }
}
