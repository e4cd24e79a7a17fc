package io.millrace.starter.messaging.inbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.EventSubscription;
import io.millrace.starter.messaging.MessagingProperties;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class BatchListenerTests {

    private static final String BEFORE = "before";
    private static final String AWAY = "away";
    private static final String SLOW = "slow";
    private static final String LAST = "last";

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final UUID third = UUID.randomUUID();
    private final List<OrderConfirmed> handled = new CopyOnWriteArrayList<>();
    private final AtomicInteger atATime = new AtomicInteger();
    private final AtomicInteger mostAtATime = new AtomicInteger();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MovingClock clock = new MovingClock();
    private final BatchListener listener = listener(Samples.SETTINGS);

    @Test
    void keysGoSideBySideWithinTheBoundAndEachInOrder() {
        listener.onMessage(records(
                event(first, SLOW), event(second, SLOW), event(third, SLOW), event(first, LAST), event(second, LAST)));
        assertThat(handled).hasSize(5);
        assertThat(of(first)).containsExactly(SLOW, LAST);
        assertThat(of(second)).containsExactly(SLOW, LAST);
        assertThat(mostAtATime).hasValue(2);
    }

    @Test
    void whatMustWaitHoldsUpItsOwnKeyAlone() {
        var batch = records(event(first, BEFORE), event(first, AWAY), event(first, LAST), event(second, LAST));
        assertThatThrownBy(() -> listener.onMessage(batch)).hasRootCauseInstanceOf(IOException.class);
        assertThat(of(first)).containsExactly(BEFORE);
        assertThat(of(second)).containsExactly(LAST);
    }

    @Test
    void batchThatTakesTooLongIsBrokenOffSoThatKafkaIsPolled() {
        var impatient = listener(Samples.settings(Duration.ofSeconds(10), Duration.ofMillis(30)));
        assertThatThrownBy(() -> impatient.onMessage(records(event(first, "never"))))
                .rootCause()
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("30ms");
    }

    @Test
    void stopLeavesWhatHasNotBegunToWhoeverTakesOver() {
        var batch = records(event(first, "stop"), event(first, LAST));
        assertThatThrownBy(() -> listener.onMessage(batch)).isInstanceOf(CancellationException.class);
        assertThat(of(first)).containsExactly("stop");
        assertThat(waitingSeconds()).isZero();
    }

    @Test
    void errorThatWouldEndKafkasThreadIsAFailureLikeOthers() {
        assertThatThrownBy(() -> listener.onMessage(records(event(first, "error"))))
                .isInstanceOf(RuntimeException.class)
                .hasRootCauseInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void waitingShowsUntilTheBatchSucceeds() {
        assertThatThrownBy(() -> listener.onMessage(records(event(first, AWAY))))
                .hasRootCauseInstanceOf(IOException.class);
        clock.now = clock.now.plusSeconds(90);
        assertThat(waitingSeconds()).isEqualTo(90);
        listener.onMessage(records(event(first, LAST)));
        assertThat(waitingSeconds()).isZero();
    }

    private double waitingSeconds() {
        return registry.get("millrace.inbox.waiting").timeGauge().value(SECONDS);
    }

    private BatchListener listener(MessagingProperties.Inbox settings) {
        var subscription = EventSubscription.to(OrdersEvent.class).on(OrderConfirmed.class, this::confirm);
        var metrics = new InboxMetrics(registry);
        var handling = new EventHandling(
                new Subscriptions("test.", List.of(subscription)),
                new EventCodec(),
                (id, effect) -> effect.thenReturn(true),
                (dead, error, tries) -> Mono.error(error),
                settings,
                metrics,
                new EventObservation(ObservationRegistry.NOOP));
        return new BatchListener(handling, settings, metrics, new Waiting(registry, clock), running::get);
    }

    private Mono<Void> confirm(OrderConfirmed event) {
        return switch (event.userId()) {
            case AWAY -> Mono.error(new IOException("connection refused"));
            case "error" -> throw new NoClassDefFoundError("Missing");
            case "never" -> Mono.never();
            case "stop" ->
                Mono.fromRunnable(() -> {
                    running.set(false);
                    handled.add(event);
                });
            case SLOW -> slow(event);
            default -> Mono.fromRunnable(() -> handled.add(event));
        };
    }

    private Mono<Void> slow(OrderConfirmed event) {
        return Mono.defer(() -> {
            mostAtATime.accumulateAndGet(atATime.incrementAndGet(), Math::max);
            return Mono.delay(Duration.ofMillis(20)).then(Mono.fromRunnable(() -> {
                atATime.decrementAndGet();
                handled.add(event);
            }));
        });
    }

    private List<String> of(UUID order) {
        return handled.stream()
                .filter(event -> event.orderId().equals(order))
                .map(OrderConfirmed::userId)
                .toList();
    }

    private static OrderConfirmed event(UUID order, String what) {
        return new OrderConfirmed(order, what);
    }

    private static List<ConsumerRecord<String, byte[]>> records(OrderConfirmed... events) {
        var offset = new AtomicInteger();
        return List.of(events).stream()
                .map(event -> Samples.arrived(event, offset.getAndIncrement()))
                .toList();
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
