package io.millrace.starter.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.EventHeaders;
import io.millrace.starter.messaging.EventSubscription;
import io.millrace.starter.messaging.MessagingProperties;
import io.millrace.starter.messaging.inbox.EventHandling.Outcome;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcRollbackException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class EventHandlingTests {

    private final List<OrderConfirmed> effects = new ArrayList<>();
    private final Queue<Throwable> failures = new ArrayDeque<>();
    private final Set<UUID> noted = new HashSet<>();
    private final List<Integer> triesOfLetters = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EventHandling handling = handling(Samples.SETTINGS);
    private final OrderConfirmed event = Samples.confirmed();
    private final ConsumerRecord<String, byte[]> arrived = Samples.arrived(event, 0);

    private int calls;
    private @Nullable Throwable lettersAway;

    @Test
    void eventTakesEffect() {
        assertOutcome(arrived, Outcome.HANDLED);
        assertThat(effects).containsExactly(event);
    }

    @Test
    void eventThatComesAgainIsCountedAndNothingElse() {
        assertOutcome(arrived, Outcome.HANDLED);
        assertOutcome(arrived, Outcome.REPEATED);
        assertThat(effects).hasSize(1);
    }

    @Test
    void typeThatNobodyHandlesIsSkippedWithoutBeingRead() {
        assertOutcome(Samples.arrived("key", "io.millrace.orders.OrderSung.v7", "no json", 0), Outcome.SKIPPED);
        assertThat(noted).isEmpty();
        assertThat(triesOfLetters).isEmpty();
    }

    @Test
    void whatCantBeReadIsALetterAfterOneTry() {
        assertOutcome(Samples.arrived("key", Samples.CONFIRMED, "no json", 0), Outcome.DEAD);
        assertThat(triesOfLetters).containsExactly(1);
    }

    @Test
    void versionThatCantBeReadIsALetterAfterOneTry() {
        assertOutcome(Samples.arrived("key", "io.millrace.orders.OrderConfirmed.v2", "{}", 0), Outcome.DEAD);
        assertThat(triesOfLetters).containsExactly(1);
    }

    @Test
    void recordThatIsNoEventIsALetterAfterOneTry() {
        var withoutType = new ConsumerRecord<>(Samples.TOPIC, 0, 0, "key", new byte[0]);
        Samples.header(withoutType, EventHeaders.ID, UUID.randomUUID().toString());
        var withoutId = new ConsumerRecord<>(Samples.TOPIC, 0, 1, "key", new byte[0]);
        Samples.header(withoutId, EventHeaders.TYPE, Samples.CONFIRMED);
        assertOutcome(withoutType, Outcome.DEAD);
        assertOutcome(withoutId, Outcome.DEAD);
        assertThat(triesOfLetters).containsExactly(1, 1);
    }

    @Test
    void handlerThatFailsTwiceIsTriedAThirdTime() {
        failTimes(2, new IllegalStateException("faulty"));
        assertOutcome(arrived, Outcome.HANDLED);
        assertThat(registry.counter("millrace.inbox.retries").count()).isEqualTo(2);
    }

    @Test
    void handlerThatKeepsFailingMakesALetterAfterThreeTries() {
        failTimes(9, new IllegalStateException("faulty"));
        assertOutcome(arrived, Outcome.DEAD);
        assertThat(calls).isEqualTo(3);
        assertThat(triesOfLetters).containsExactly(3);
    }

    @Test
    void deadlockIsTriedAgainAtOnceAndThenWaitedForButNeverALetter() {
        var deadlock = new R2dbcRollbackException("deadlock detected", "40P01");
        failTimes(2, deadlock);
        assertOutcome(arrived, Outcome.HANDLED);
        failTimes(3, deadlock);
        StepVerifier.create(handling.handle(Samples.arrived(event, 1))).verifyErrorMatches(deadlock::equals);
        assertThat(triesOfLetters).isEmpty();
    }

    @Test
    void serverThatIsAwayIsWaitedForAndNeverMakesALetter() {
        List.of(
                        new IOException("connection reset"),
                        new R2dbcNonTransientResourceException("terminating connection", "57P01"),
                        new IllegalStateException("a call failed", new IOException("connection refused")))
                .forEach(away -> {
                    failures.clear();
                    calls = 0;
                    failTimes(9, away);
                    StepVerifier.create(handling.handle(Samples.arrived(event, 0)))
                            .verifyErrorMatches(away::equals);
                    assertThat(calls).isOne();
                });
        assertThat(triesOfLetters).isEmpty();
    }

    @Test
    void handlerThatNeverAnswersIsWaitedFor() {
        var impatient = handling(Samples.settings(Duration.ofMillis(20), Duration.ofSeconds(20)), e -> Mono.never());
        StepVerifier.create(impatient.handle(arrived))
                .expectError(TimeoutException.class)
                .verify(Duration.ofMinutes(1));
        assertThat(triesOfLetters).isEmpty();
    }

    @Test
    void eventThatCantEvenBeBuriedWaits() {
        failTimes(9, new IllegalStateException("faulty"));
        lettersAway = new IllegalArgumentException("no room");
        StepVerifier.create(handling.handle(arrived)).verifyErrorMessage("no room");
        assertThat(registry.counter("millrace.inbox.events", "outcome", "dead").count())
                .isZero();
    }

    @Test
    void letterThatIsTriedAgainIsTriedOnceAndNotBuriedAgain() {
        failTimes(1, new IllegalStateException("faulty"));
        StepVerifier.create(handling.redeliver(arrived)).verifyErrorMessage("faulty");
        StepVerifier.create(handling.redeliver(arrived)).expectNext(true).verifyComplete();
        StepVerifier.create(handling.redeliver(arrived)).expectNext(false).verifyComplete();
        assertThat(triesOfLetters).isEmpty();
    }

    @Test
    void letterThatNobodyHandlesAnyMoreFails() {
        var forNobody = Samples.arrived("key", "io.millrace.orders.OrderSung.v7", "{}", 0);
        StepVerifier.create(handling.redeliver(forNobody))
                .verifyErrorMessage("Nobody here handles io.millrace.orders.OrderSung.v7");
    }

    private void assertOutcome(ConsumerRecord<String, byte[]> given, Outcome outcome) {
        var counter = registry.counter("millrace.inbox.events", "outcome", outcome.text());
        var before = counter.count();
        StepVerifier.create(handling.handle(given)).expectNext(outcome).verifyComplete();
        assertThat(counter.count()).isEqualTo(before + 1);
    }

    private void failTimes(int times, Throwable failure) {
        for (var i = 0; i < times; i++) {
            failures.add(failure);
        }
    }

    private EventHandling handling(MessagingProperties.Inbox settings) {
        return handling(settings, this::confirm);
    }

    private EventHandling handling(MessagingProperties.Inbox settings, Function<OrderConfirmed, Mono<Void>> effect) {
        var subscription = EventSubscription.to(OrdersEvent.class).on(OrderConfirmed.class, effect);
        return new EventHandling(
                new Subscriptions("test.", List.of(subscription)),
                new EventCodec(),
                this::once,
                this::keep,
                settings,
                new InboxMetrics(registry),
                new EventObservation(ObservationRegistry.NOOP));
    }

    private Mono<Void> confirm(OrderConfirmed confirmed) {
        return Mono.defer(() -> {
            calls++;
            var failure = failures.poll();
            return failure == null ? Mono.fromRunnable(() -> effects.add(confirmed)) : Mono.error(failure);
        });
    }

    private Mono<Boolean> once(UUID id, Mono<Void> effect) {
        return noted.contains(id) ? Mono.just(false) : effect.then(Mono.fromSupplier(() -> noted.add(id)));
    }

    private Mono<Void> keep(ConsumerRecord<String, byte[]> dead, Throwable error, int tries) {
        return lettersAway == null ? Mono.fromRunnable(() -> triesOfLetters.add(tries)) : Mono.error(lettersAway);
    }
}
