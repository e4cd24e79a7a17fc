package io.millrace.orders.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.orders.OrdersTest;
import io.millrace.orders.order.Order;
import io.millrace.orders.order.OrderChanges;
import io.millrace.orders.order.OrderStatus;
import io.millrace.orders.order.Orders;
import io.millrace.starter.messaging.inbox.GroupProgress;
import io.millrace.testing.tokens.Tokens;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import tools.jackson.core.JacksonException;

/** Sweeps by hand, an hour ahead of time: the service's own sweep finds nothing to do meanwhile. */
class OrderTimeoutsTests extends OrdersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofHours(1);
    private static final Duration PAST_TIMEOUT = TIMEOUT.plusMinutes(1);
    private static final int BATCH = 4;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final String token = Tokens.customer();

    @Autowired
    private Orders orders;

    @Autowired
    private OrderChanges changes;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private GroupProgress progress;

    @Autowired
    private ConcurrentMessageListenerContainer<String, byte[]> listener;

    @Autowired
    private Clock clock;

    @BeforeEach
    void nothingElseIsDue() {
        while (overdueOrders() > 0) {
            sweep(timeouts(PAST_TIMEOUT, Mono::empty));
        }
    }

    @Test
    void whatWaitsForTooLongIsRejectedAndTold() {
        var id = placed(token);

        sweep(timeouts(PAST_TIMEOUT, Mono::empty));

        var order = order(token, id);
        assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(order.reason()).isEqualTo(RejectionReason.TIMEOUT);
        assertThat(order.history()).hasSize(2);
        assertThat(events.awaitEvent(
                                OrderRejected.class, event -> event.orderId().equals(id))
                        .reason())
                .isEqualTo(RejectionReason.TIMEOUT);
    }

    @Test
    void whatWaitsForLessIsLeftAlone() {
        var id = placed(token);

        sweep(timeouts(TIMEOUT.dividedBy(2), Mono::empty));

        assertThat(order(token, id).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void answersThatWaitInKafkaComeFirst() {
        var id = placed(token);
        var answer =
                apply(id, Order::withStock).then(apply(id, Order::withCredit)).then();

        sweep(timeouts(PAST_TIMEOUT, () -> answer));

        assertThat(order(token, id).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void whatComesDueDuringTheWaitIsOfTheNextRound() {
        var first = placed(token);
        var later = new UUID[1];

        Mono<Void> wait =
                Mono.<Void>fromRunnable(() -> later[0] = placed(token)).subscribeOn(Schedulers.boundedElastic());

        sweep(timeouts(PAST_TIMEOUT, () -> wait));

        assertThat(order(token, first).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(order(token, later[0]).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void whileKafkaCannotBeAskedNothingTimesOutAndTheMetricShowsIt() {
        var id = placed(token);

        StepVerifier.create(timeouts(PAST_TIMEOUT, () -> Mono.error(new IOException("away")))
                        .sweep())
                .expectError(IOException.class)
                .verify(PATIENCE);

        assertThat(order(token, id).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(metrics.get("millrace.orders.overdue").gauge().value()).isEqualTo(1);
    }

    @Test
    void nobodyIsAskedWhileNothingIsDue() {
        sweep(timeouts(Duration.ZERO, () -> Mono.error(new AssertionError("asked"))));
    }

    @Test
    void aRoundGivesUpABatchAndTheNextOneTheRest() {
        var ids = IntStream.range(0, BATCH + 1).mapToObj(i -> placed(token)).toList();
        var timeouts = timeouts(PAST_TIMEOUT, Mono::empty);

        sweep(timeouts);
        assertThat(ids.subList(0, BATCH))
                .allSatisfy(id -> assertThat(order(token, id).status()).isEqualTo(OrderStatus.REJECTED));
        assertThat(order(token, ids.getLast()).status()).isEqualTo(OrderStatus.PENDING);

        sweep(timeouts);
        assertThat(order(token, ids.getLast()).status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void anOrderThatCannotBeGivenUpHoldsUpNoOther() {
        var broken = placed(token);
        var other = placed(token);
        var lines = execute("SELECT lines::text FROM customer_order WHERE id = :id", broken);
        execute("UPDATE customer_order SET lines = '{}' WHERE id = :id RETURNING id::text", broken);
        try {
            StepVerifier.create(timeouts(PAST_TIMEOUT, Mono::empty).sweep())
                    .expectError(JacksonException.class)
                    .verify(PATIENCE);

            assertThat(order(token, other).status()).isEqualTo(OrderStatus.REJECTED);
        } finally { // the other tests sweep it too
            execute(
                    "UPDATE customer_order SET lines = '%s' WHERE id = :id RETURNING id::text".formatted(lines),
                    broken);
        }
        assertThat(order(token, broken).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void whileAnswersWaitInKafkaNothingTimesOut() {
        var id = placed(token);
        listener.getContainerProperties().setShutdownTimeout(PATIENCE.toMillis());
        CompletableFuture<Void> sweep;
        listener.stop();
        try {
            events.publish(stockReserved(id));
            events.publish(creditReserved(id));

            sweep = timeouts(PAST_TIMEOUT, progress::caughtUp).sweep().toFuture();

            await().during(Duration.ofSeconds(1)).until(() -> !sweep.isDone());
            assertThat(order(token, id).status()).isEqualTo(OrderStatus.PENDING);
        } finally { // the other tests need it too
            listener.start();
        }
        await().untilAsserted(() -> assertThat(sweep).isCompleted());
        assertThat(order(token, id).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void twoReplicasThatSweepAtTheSameTimeRejectOnce() {
        var ids = Stream.generate(() -> placed(token)).limit(20).toList();
        var one = timeouts(PAST_TIMEOUT, Mono::empty).sweep().repeat(5);
        var other = timeouts(PAST_TIMEOUT, Mono::empty).sweep().repeat(5);

        Flux.merge(one, other).blockLast(PATIENCE);

        assertThat(ids).allSatisfy(id -> assertThat(order(token, id).history()).hasSize(2));
        awaitToldSoFar();
        await().untilAsserted(() -> assertThat(ids)
                .allSatisfy(id -> assertThat(told(id)).isEqualTo(List.of(OrderPlaced.class, OrderRejected.class))));
    }

    private OrderTimeouts timeouts(Duration ahead, Supplier<Mono<Void>> answersHandled) {
        var properties = new TimeoutProperties(TIMEOUT, Duration.ofSeconds(1), BATCH, 2, PATIENCE);
        return new OrderTimeouts(
                orders, changes, answersHandled, transaction, properties, metrics, Clock.offset(clock, ahead));
    }

    private static void sweep(OrderTimeouts timeouts) {
        timeouts.sweep().block(PATIENCE);
    }

    private long overdueOrders() {
        return orders.pendingSince(clock.instant().plusSeconds(1), 1).count().block(PATIENCE);
    }

    private Mono<Order> apply(UUID id, UnaryOperator<Order> step) {
        return changes.apply(id, step).as(transaction::transactional);
    }

    private String execute(String sql, UUID id) {
        return database.sql(sql)
                .bind("id", id)
                .map(row -> row.get(0, String.class))
                .one()
                .block(PATIENCE);
    }
}
