package io.millrace.orders.order.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.Money;
import io.millrace.contracts.catalog.StockReserved;
import io.millrace.orders.order.Order;
import io.millrace.orders.order.OrderLine;
import io.millrace.orders.order.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** Three services and what is between them; everything that can happen next may. */
final class World {

    private static final int STOCK = 5;
    private static final long LIMIT = 1_000;
    private static final List<UUID> PRODUCTS = List.of(new UUID(0, 1), new UUID(0, 2));
    private static final List<String> CUSTOMERS = List.of("ann", "bob");

    private final Random random;
    private final Topic ordersTopic = new Topic();
    private final Topic catalogTopic = new Topic();
    private final Topic usersTopic = new Topic();
    private final OrdersService orders = new OrdersService(ordersTopic);
    private final Catalog catalog = new Catalog(Map.of(PRODUCTS.get(0), STOCK, PRODUCTS.get(1), STOCK), catalogTopic);
    private final Users users = new Users(LIMIT, usersTopic);
    private final List<Reader> readers = List.of(
            new Reader(ordersTopic, catalog::on),
            new Reader(ordersTopic, users::on),
            new Reader(catalogTopic, orders::on),
            new Reader(usersTopic, orders::on));

    World(long seed) {
        random = new Random(seed);
    }

    /** One of the things that can happen at any moment; most of the time an event arrives. */
    void happen() {
        var reader = readers.get(random.nextInt(readers.size()));
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> place();
            case 3 -> some(orders::cancel);
            case 4 -> some(orders::timeOut);
            case 5 -> reader.fallBack(random);
            case 6 -> reader.putAside(random);
            case 7 -> reader.replayLetter(random);
            case 8 -> catalogTopic.add(new StockReserved(uuid(), List.of()));
            default -> reader.readOne(random);
        }
    }

    /** Lets everything arrive that is under way, what was put aside first. */
    void comeToRest() {
        while (readers.stream().map(reader -> reader.readAll(random)).toList().contains(true)) {
            // Whatever was handled may have told others.
        }
    }

    void replayFromTheBeginning() {
        readers.forEach(Reader::toTheBeginning);
        comeToRest();
    }

    /** All that remains of what happened. */
    List<Object> state() {
        return List.of(orders.orders(), catalog.available(), users.reserved());
    }

    /** What has become of the orders. */
    List<String> ends() {
        return orders.orders().stream()
                .map(order -> order.status() + (order.reason() == null ? "" : " " + order.reason()))
                .toList();
    }

    /** The sums of section 6 of the design. */
    void checkSums() {
        assertThat(orders.orders()).noneMatch(Order::isPending);
        var live = orders.orders().stream()
                .filter(order -> order.status() == OrderStatus.CONFIRMED)
                .toList();
        for (var product : PRODUCTS) {
            assertThat(catalog.available().get(product) + ordered(live, product))
                    .as("available and ordered pieces of one product")
                    .isEqualTo(STOCK);
        }
        for (var customer : CUSTOMERS) {
            assertThat(users.reserved().getOrDefault(customer, 0L))
                    .as("credit reserved for one customer")
                    .isEqualTo(spent(live, customer));
        }
    }

    private static int ordered(List<Order> live, UUID product) {
        return live.stream()
                .flatMap(order -> order.lines().stream())
                .filter(line -> line.productId().equals(product))
                .mapToInt(OrderLine::quantity)
                .sum();
    }

    private static long spent(List<Order> live, String customer) {
        return live.stream()
                .filter(order -> order.userId().equals(customer))
                .mapToLong(order -> order.total().amount())
                .sum();
    }

    private void place() {
        var lines = PRODUCTS.subList(0, 1 + random.nextInt(PRODUCTS.size())).stream()
                .map(product -> new OrderLine(product, "Lamp", 1 + random.nextInt(3), new Money(150, "EUR")))
                .toList();
        orders.place(Order.place(uuid(), CUSTOMERS.get(random.nextInt(CUSTOMERS.size())), lines, Instant.EPOCH));
    }

    private void some(Consumer<UUID> fate) {
        var all = orders.orders().stream().map(Order::id).toList();
        if (!all.isEmpty()) {
            fate.accept(all.get(random.nextInt(all.size())));
        }
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
