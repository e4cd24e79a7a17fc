package io.millrace.orders.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.Event;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.orders.OrdersTest;
import io.millrace.orders.order.Order;
import io.millrace.orders.order.OrderChanges;
import io.millrace.orders.order.OrderStatus;
import io.millrace.orders.order.OrderView;
import io.millrace.orders.order.Orders;
import io.millrace.orders.order.StatusChange;
import io.millrace.starter.messaging.inbox.GroupProgress;
import io.millrace.testing.tokens.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Whatever happens to an order, however often and in whatever order, it becomes what its rules say, and once. */
class DisorderTests extends OrdersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What can come together in an order's life. */
    private static final List<List<Step>> MEETINGS = List.of(
            List.of(Step.STOCK, Step.CREDIT, Step.CANCEL),
            List.of(Step.STOCK, Step.CREDIT, Step.TIMEOUT),
            List.of(Step.STOCK, Step.NO_CREDIT, Step.CANCEL),
            List.of(Step.NO_STOCK, Step.CREDIT, Step.TIMEOUT),
            List.of(Step.NO_STOCK, Step.NO_CREDIT, Step.CANCEL),
            List.of(Step.NO_CREDIT, Step.CANCEL, Step.TIMEOUT));

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
    private KafkaAdmin kafka;

    @Value("${millrace.messaging.group}")
    private String group;

    @Test
    void repliesCancelsAndTimeoutsInEveryOrderAndEachTwice() {
        var lives = MEETINGS.stream()
                .flatMap(DisorderTests::permutations)
                .map(steps -> new Life(placed(token), steps))
                .toList();

        for (var turn = 0; turn < 3; turn++) {
            for (var life : lives) {
                happen(life.steps().get(turn), life.id());
            }
            handleAll();
        }

        lives.forEach(this::check);
        startFromTheBeginning();
        lives.forEach(this::check);
    }

    @Test
    void aReplyToAnOrderThatNobodyKnowsChangesNothing() {
        var nobodys = UUID.randomUUID();

        Stream.of(Step.values()).filter(Step::isReply).forEach(step -> happen(step, nobodys));
        handleAll();

        assertThat(orders.find(nobodys).blockOptional(PATIENCE)).isEmpty();
        awaitToldSoFar();
        assertThat(told(nobodys)).isEmpty();
        assertThat(letters(nobodys)).isZero();
    }

    /** Each reply comes twice, and once more as another event. */
    private void happen(Step step, UUID id) {
        switch (step) {
            case CANCEL -> cancel(token, id);
            case TIMEOUT ->
                changes.apply(id, Order::timedOut)
                        .as(transaction::transactional)
                        .block(PATIENCE);
            default -> {
                var reply = step.replyTo(id);
                events.publish(reply, events.publish(reply));
                events.publish(reply);
            }
        }
    }

    private Long letters(UUID id) {
        return database.sql("SELECT count(*) FROM messaging.dead_letter WHERE key = :key")
                .bind("key", id.toString())
                .mapValue(Long.class)
                .one()
                .block(PATIENCE);
    }

    private void handleAll() {
        progress.caughtUp().block(PATIENCE);
    }

    private void check(Life life) {
        var expected = life.expected();
        var order = order(token, life.id());
        assertThat(order.status()).as("%s", life).isEqualTo(expected.getLast().status());
        assertThat(order.reason()).as("%s", life).isEqualTo(expected.getLast().reason());
        assertThat(statuses(order))
                .as("%s", life)
                .isEqualTo(expected.stream().map(Order::status).toList());
        var toBeTold =
                expected.stream().map(state -> state.toEvent().getClass()).toList();
        await().untilAsserted(() -> assertThat(told(life.id())).as("%s", life).isEqualTo(toBeTold));
    }

    private static List<OrderStatus> statuses(OrderView order) {
        return Objects.requireNonNull(order.history()).stream()
                .map(StatusChange::status)
                .toList();
    }

    /** As an operator would reset the group. The inbox has forgotten all, so the business's own state must know. */
    private void startFromTheBeginning() {
        // Offsets can be set in an empty group alone, and a stop returns before it is one where its patience ends.
        listener.getContainerProperties().setShutdownTimeout(PATIENCE.toMillis());
        listener.stop();
        database.sql("DELETE FROM messaging.inbox").then().block(PATIENCE);
        try (var admin = Admin.create(kafka.getConfigurationProperties())) {
            var offsets = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var beginnings = offsets.keySet().stream()
                    .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(group, beginnings).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally { // the other tests need it too
            listener.start();
        }
        handleAll();
        awaitToldSoFar();
    }

    private static Stream<List<Step>> permutations(List<Step> steps) {
        if (steps.isEmpty()) {
            return Stream.of(List.of());
        }
        return steps.stream().flatMap(first -> {
            var others = new ArrayList<>(steps);
            others.remove(first);
            return permutations(others)
                    .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList());
        });
    }

    /** An order and what happens to it. */
    private record Life(UUID id, List<Step> steps) {

        /** The states that it has one after the other, by the rules of {@link Order} alone. */
        List<Order> expected() {
            var states = new ArrayList<Order>();
            var order = new Order(id, "", OrderStatus.PENDING, null, List.of(), PRICE, false, false, Instant.EPOCH);
            states.add(order);
            for (var step : steps) {
                order = step.of(order);
                if (order.status() != states.getLast().status()) {
                    states.add(order);
                }
            }
            return states;
        }
    }

    private enum Step {
        STOCK,
        CREDIT,
        NO_STOCK,
        NO_CREDIT,
        CANCEL,
        TIMEOUT;

        Order of(Order order) {
            return switch (this) {
                case STOCK -> order.withStock();
                case CREDIT -> order.withCredit();
                case NO_STOCK -> order.rejected(RejectionReason.OUT_OF_STOCK);
                case NO_CREDIT -> order.rejected(RejectionReason.CREDIT_EXCEEDED);
                case CANCEL -> order.cancelled();
                case TIMEOUT -> order.timedOut();
            };
        }

        boolean isReply() {
            return this != CANCEL && this != TIMEOUT;
        }

        Event replyTo(UUID id) {
            return switch (this) {
                case STOCK -> stockReserved(id);
                case CREDIT -> creditReserved(id);
                case NO_STOCK -> stockRejected(id);
                case NO_CREDIT -> creditRejected(id);
                case CANCEL, TIMEOUT -> throw new IllegalArgumentException(this + " is no reply");
            };
        }
    }
}
