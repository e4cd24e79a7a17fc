package io.millrace.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.shelf.Shelf;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderedLine;
import io.millrace.testing.IntegrationTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many transactions at once on a few products, as several replicas would have them. */
@IntegrationTest
class ReservationConcurrencyTests {

    private static final int AT_ONCE = 8;
    private static final int ORDERS = 60;

    private static final String SUMS = """
            SELECT p.id, p.available,
                (SELECT coalesce(sum(change), 0) FROM stock_change c WHERE c.product_id = p.id) AS changed,
                (SELECT coalesce(sum(quantity), 0) FROM stock_reservation_line l JOIN stock_reservation r USING (order_id)
                 WHERE l.product_id = p.id AND r.state = 'RESERVED') AS reserved
            FROM product p WHERE p.id = :id""";

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Autowired
    private WebTestClient client;

    @Autowired
    private Reservations reservations;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient database;

    private List<UUID> products;

    @BeforeEach
    void fillShelf() {
        var shelf = new Shelf(client);
        products = IntStream.of(20, 30, 40, 50)
                .mapToObj(stock -> shelf.add(stock).id())
                .toList();
    }

    @Test
    void ordersForTheSameProductsInAnyLineOrderNeverOversellNorDeadlock() {
        var orders = randomOrders();

        inParallel(orders.stream().map(reservations::reserve).toList());

        assertSums();
        assertThat(products).as("seed %d", seed).anyMatch(product -> available(product) < 5);
    }

    @Test
    void reservationsAndReleasesInAnyOrderKeepTheSums() {
        var orders = randomOrders();
        var steps = new ArrayList<Mono<Void>>();
        orders.forEach(order -> {
            steps.add(reservations.reserve(order));
            steps.add(reservations.reserve(order));
            steps.add(reservations.release(order.orderId()));
        });
        Collections.shuffle(steps, random);

        inParallel(steps);

        assertSums();
        inParallel(orders.stream()
                .map(order -> reservations.release(order.orderId()))
                .toList());
        assertThat(products.stream().map(this::available)).as("seed %d", seed).containsExactly(20, 30, 40, 50);
    }

    @Test
    void ofTwoDeliveriesAtOnceOneReserves() {
        var order = Orders.placed(Orders.line(products.getFirst(), 1));

        inParallel(Collections.nCopies(AT_ONCE, reservations.reserve(order)));

        assertThat(available(products.getFirst())).isEqualTo(19);
    }

    private void inParallel(List<Mono<Void>> steps) {
        Flux.fromIterable(steps)
                .flatMap(step -> step.as(transaction::transactional), AT_ONCE)
                .blockLast();
    }

    private List<OrderPlaced> randomOrders() {
        return IntStream.range(0, ORDERS)
                .mapToObj(n -> Orders.placed(randomLines()))
                .toList();
    }

    private OrderedLine[] randomLines() {
        var shuffled = new ArrayList<>(products);
        Collections.shuffle(shuffled, random);
        return shuffled.stream()
                .limit(1 + random.nextInt(products.size()))
                .map(product -> Orders.line(product, 1 + random.nextInt(4)))
                .toArray(OrderedLine[]::new);
    }

    private void assertSums() {
        assertThat(products).allSatisfy(product -> {
            var sums = database.sql(SUMS).bind("id", product).fetch().one().block();
            var available = ((Number) sums.get("available")).longValue();
            var reserved = ((Number) sums.get("reserved")).longValue();
            assertThat(((Number) sums.get("changed")).longValue())
                    .as("seed %d", seed)
                    .isEqualTo(available + reserved);
        });
    }

    private int available(UUID product) {
        return new Shelf(client).find(product).stock();
    }
}
