package io.millrace.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.orders.OrdersTest;
import io.millrace.testing.tokens.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@ExtendWith(OutputCaptureExtension.class)
class OrderJournalTests extends OrdersTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final String token = Tokens.customer();

    @Autowired
    private OrderChanges changes;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private MeterRegistry metrics;

    @Test
    void eachChangeIsALineThatCanBeFoundByItsTrace(CapturedOutput output) {
        var id = placed(token);

        client.post()
                .uri("/api/orders/{id}/cancel", id)
                .headers(headers -> headers.setBearerAuth(token))
                .header("traceparent", "00-%s-b7ad6b7169203331-01".formatted(TRACE))
                .exchange()
                .expectStatus()
                .isAccepted();

        assertThat(output).containsPattern("Order %s is PENDING".formatted(id));
        assertThat(output).containsPattern("\\[%1$s] order %2$s .*Order %2$s is CANCELLED".formatted(TRACE, id));
    }

    @Test
    void changesAreCountedAndTimedByWhatBecameOfTheOrder() {
        var before = rejected();
        var timed = timer().count();
        var id = placed(token);

        events.publish(stockRejected(id));
        awaitStatus(token, id, OrderStatus.REJECTED);

        // Others see the order as soon as it is committed, and only then is it counted.
        await().untilAsserted(() -> {
            assertThat(rejected()).isEqualTo(before + 1);
            assertThat(timer().count()).isGreaterThan(timed);
            assertThat(timer().max(TimeUnit.SECONDS)).isPositive();
        });
    }

    @Test
    void whatIsRolledBackWasNeverThere(CapturedOutput output) {
        var line = new OrderLine(UUID.randomUUID(), "Lamp", 1, PRICE);
        var order = Order.place(UUID.randomUUID(), "nobody", List.of(line), Instant.now());

        StepVerifier.create(changes.place(order)
                        .then(Mono.error(new IllegalStateException("undo")))
                        .as(transaction::transactional))
                .expectErrorMessage("undo")
                .verify(Duration.ofMinutes(1));

        assertThat(output).doesNotContain(order.id().toString());
        awaitToldSoFar();
        assertThat(events.events(OrderPlaced.class))
                .noneMatch(event -> event.orderId().equals(order.id()));
    }

    private double rejected() {
        return metrics.counter("millrace.orders", "status", "REJECTED", "reason", "OUT_OF_STOCK")
                .count();
    }

    private Timer timer() {
        return Timer.builder("millrace.orders.decision")
                .tag("status", "REJECTED")
                .register(metrics);
    }
}
