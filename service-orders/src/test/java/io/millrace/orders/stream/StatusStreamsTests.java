package io.millrace.orders.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.orders.order.OrderStatus;
import io.millrace.orders.order.StatusChange;
import io.millrace.starter.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class StatusStreamsTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration COMMENT = Duration.ofSeconds(15);
    private static final int LIMIT = 2;

    private final UUID order = UUID.randomUUID();
    private final List<StatusChange> history = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicBoolean away = new AtomicBoolean();
    private final WaitingStreams waiting = new WaitingStreams(LIMIT);

    /** This test's alone: the service's of other tests goes on in the same JVM. */
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    private final StatusStreams streams = new StatusStreams(
            waiting,
            id -> read(),
            new StreamProperties(LIMIT, COMMENT, Duration.ofSeconds(1), Duration.ofSeconds(5)),
            time);

    /** Otherwise a stream that does not end is waited for without end. */
    @BeforeAll
    static void patience() {
        StepVerifier.setDefaultTimeout(PATIENCE);
    }

    @AfterAll
    static void noPatience() {
        StepVerifier.resetDefaultTimeout();
    }

    @Test
    void theClientIsToldHowSoonToComeBackBeforeAnythingElse() {
        become(OrderStatus.PENDING);

        StepVerifier.create(streams.open(order, 0))
                .assertNext(hint -> assertThat(hint.retry()).isEqualTo(Duration.ofSeconds(1)))
                .assertNext(event -> {
                    assertThat(event.id()).isEqualTo("1");
                    assertThat(event.event()).isEqualTo("status");
                    assertThat(event.data()).isEqualTo(history.getFirst());
                })
                .thenCancel()
                .verify();
    }

    @Test
    void theClientIsToldHowSoonToComeBackWhenTheProcessStops() {
        become(OrderStatus.PENDING);

        StepVerifier.create(streams.open(order, 1))
                .expectNextCount(1)
                .then(waiting::close)
                .assertNext(hint -> assertThat(hint.retry()).isEqualTo(Duration.ofSeconds(1)))
                .verifyComplete();
    }

    @Test
    void whatIsToldBeginsAfterWhatTheClientKnowsAndEndsWithTheFirstDecision() {
        become(OrderStatus.PENDING, OrderStatus.CONFIRMED, OrderStatus.CANCELLED);

        StepVerifier.create(told(0)).expectNext("1 PENDING", "2 CONFIRMED").verifyComplete();
        StepVerifier.create(told(1)).expectNext("2 CONFIRMED").verifyComplete();
        StepVerifier.create(told(2)).expectNext("3 CANCELLED").verifyComplete();
    }

    @Test
    void anythingThatWakesAStreamMakesItLookAgain() {
        become(OrderStatus.PENDING);

        StepVerifier.create(told(0))
                .expectNext("1 PENDING")
                .then(() -> waiting.wake(UUID.randomUUID()))
                .then(() -> waiting.wake(order))
                .then(() -> become(OrderStatus.CONFIRMED))
                .then(waiting::wakeAll)
                .expectNext("2 CONFIRMED")
                .verifyComplete();
        assertThat(looks).hasValue(3);
    }

    @Test
    void whateverHappensDuringALookIsOneMoreLook() {
        Sinks.Many<StatusChange> slow = Sinks.many().unicast().onBackpressureBuffer();
        var both = new AtomicInteger();
        var slowly = new StatusStreams(
                waiting,
                id -> both.getAndIncrement() == 0 ? slow.asFlux() : read(),
                new StreamProperties(LIMIT, COMMENT, Duration.ofSeconds(1), Duration.ofSeconds(5)),
                time);
        become(OrderStatus.PENDING);

        StepVerifier.create(slowly.open(order, 0).filter(event -> event.data() != null))
                .then(() -> IntStream.range(0, 1_000).forEach(wake -> waiting.wake(order)))
                .then(slow::tryEmitComplete)
                .expectNextCount(1)
                .then(() -> assertThat(both).hasValue(2))
                .thenCancel()
                .verify();
    }

    @Test
    void noChangeIsLostOrToldTwiceHoweverItIsWoken() {
        var all = List.of(OrderStatus.PENDING, OrderStatus.PENDING, OrderStatus.PENDING, OrderStatus.CONFIRMED);
        for (var run = 0; run < 200; run++) {
            history.clear();
            var changes = Flux.fromIterable(all)
                    .doOnNext(this::become)
                    .doOnNext(status -> waiting.wake(order))
                    .subscribeOn(Schedulers.parallel());
            var noise = Flux.range(0, 50).doOnNext(wake -> waiting.wakeAll()).subscribeOn(Schedulers.parallel());
            var told = told(0).subscribeOn(Schedulers.parallel()).collectList();

            var events = Mono.zip(told, changes.then(noise.then()).thenReturn(true))
                    .map(both -> both.getT1())
                    .block(PATIENCE);

            assertThat(events).containsExactly("1 PENDING", "2 PENDING", "3 PENDING", "4 CONFIRMED");
        }
        assertThat(waiting.open()).isZero();
        assertThat(waiting.orders()).isEmpty();
    }

    @Test
    void aStreamSaysThatItIsThereUntilItEnds() {
        become(OrderStatus.PENDING);

        StepVerifier.create(streams.open(order, 1))
                .assertNext(hint -> assertThat(hint.retry()).isNotNull())
                .then(() -> time.advanceTimeBy(COMMENT))
                .assertNext(comment -> assertThat(comment.comment()).isNotNull())
                .then(() -> time.advanceTimeBy(COMMENT))
                .assertNext(comment -> assertThat(comment.comment()).isNotNull())
                .then(() -> become(OrderStatus.CONFIRMED))
                .then(() -> waiting.wake(order))
                .assertNext(event -> assertThat(event.id()).isEqualTo("2"))
                .verifyComplete();
    }

    @Test
    void oneStreamTooManyIs503AndAnEndedOneMakesRoom() {
        become(OrderStatus.PENDING);
        var first = streams.open(order, 0).subscribe();
        var second = streams.open(order, 0).subscribe();

        StepVerifier.create(streams.open(order, 0)).verifyErrorSatisfies(StatusStreamsTests::isBusy);
        first.dispose();

        StepVerifier.create(told(0)).expectNext("1 PENDING").thenCancel().verify();
        second.dispose();
    }

    @Test
    void nothingIsKeptOfAClientThatLeft() {
        become(OrderStatus.PENDING);
        var one = streams.open(order, 0).subscribe();
        var other = streams.open(order, 0).subscribe();
        assertThat(waiting.open()).isEqualTo(2);
        assertThat(waiting.orders()).containsExactly(order);

        one.dispose();
        assertThat(waiting.orders()).containsExactly(order);
        other.dispose();

        assertThat(waiting.open()).isZero();
        assertThat(waiting.orders()).isEmpty();
    }

    @Test
    void allStreamsEndWhenTheServiceStopsAndNoneBegins() {
        become(OrderStatus.PENDING);

        StepVerifier.create(told(0))
                .expectNext("1 PENDING")
                .then(waiting::close)
                .verifyComplete();

        StepVerifier.create(streams.open(order, 0)).verifyErrorSatisfies(StatusStreamsTests::isBusy);
        assertThat(waiting.open()).isZero();
    }

    @Test
    void whileTheDatabaseIsAwayAStreamIsSilentAndGoesOnAfterwards() {
        become(OrderStatus.PENDING);
        away.set(true);

        StepVerifier.create(told(0))
                .then(() -> waiting.wake(order))
                .then(() -> away.set(false))
                .then(() -> waiting.wake(order))
                .expectNext("1 PENDING")
                .thenCancel()
                .verify();
    }

    private Flux<String> told(int told) {
        return streams.open(order, told).mapNotNull(StatusStreamsTests::text);
    }

    private static String text(ServerSentEvent<StatusChange> event) {
        return event.data() == null ? null : event.id() + " " + event.data().status();
    }

    private Flux<StatusChange> read() {
        looks.incrementAndGet();
        return away.get() ? Flux.error(new IOException("away")) : Flux.fromIterable(List.copyOf(history));
    }

    private void become(OrderStatus... statuses) {
        for (var status : statuses) {
            history.add(new StatusChange(status, null, Instant.EPOCH));
        }
    }

    private static void isBusy(Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.getStatusCode().value()).isEqualTo(503);
            assertThat(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotNull();
        });
    }
}
