package io.millrace.starter.messaging.relay;

import static io.millrace.starter.messaging.relay.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.starter.messaging.EventHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class EventPublisherTests {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final StubKafka kafka = new StubKafka();
    private final BlockingQueue<Delivery> settled = new LinkedBlockingQueue<>();

    @Test
    void eventOfAnEntityWaitsForTheOneBeforeIt() {
        var sent = send(row(1, "a"), row(2, "b"), row(3, "a"));
        assertThat(kafka.keys()).containsExactly("a", "b");
        kafka.acknowledge(0);
        assertThat(kafka.keys()).containsExactly("a", "b", "a");
        kafka.acknowledge(1);
        assertThat(sent).isNotDone();
        kafka.acknowledge(2);
        assertThat(sent).succeedsWithin(SOON);
        assertThat(acknowledged()).containsExactly(2L, 1L, 3L);
        assertThat(settled).extracting(Delivery::failure).containsOnlyNulls();
    }

    @Test
    void failureIsToldAndNothingFollowsInItsEntity() {
        var sent = send(row(1, "a"), row(2, "a"), row(3, "a"));
        kafka.acknowledge(0);
        kafka.refuse(1, new RecordTooLargeException("too large"));
        assertThat(sent).succeedsWithin(SOON);
        assertThat(kafka.keys()).containsExactly("a", "a");
        assertThat(acknowledged()).containsExactly(1L);
        assertThat(settled).extracting(Delivery::failure).hasOnlyElementsOfType(RecordTooLargeException.class);
    }

    @Test
    void nothingMoreIsBegunWhenKafkaTurnsOutToBeAway() {
        var sent = send(row(1, "a"), row(2, "b"), row(3, "b"));
        kafka.refuse(0, new TimeoutException("away"));
        kafka.acknowledge(1);
        assertThat(sent).succeedsWithin(SOON);
        assertThat(kafka.keys()).containsExactly("a", "b");
        assertThat(acknowledged()).containsExactly(2L);
    }

    @Test
    void eventThatIsTooLargeDoesNotEndTheBatch() {
        var sent = send(row(1, "a"), row(2, "b"), row(3, "b"));
        kafka.refuse(0, new RecordTooLargeException("too large"));
        kafka.acknowledge(1);
        kafka.acknowledge(2);
        assertThat(sent).succeedsWithin(SOON);
        assertThat(acknowledged()).containsExactly(2L, 3L);
    }

    @Test
    void batchGoesOnWithoutItsSlowestWhichIsSettledLater() {
        var rows = List.of(row(1, "slow"), row(2, "slow"), row(3, "quick"));
        StepVerifier.withVirtualTime(() -> publisher(Schedulers.immediate(), "patience=1s")
                        .send(rows, settled::add)
                        .doOnSuccess(end -> {
                            assertThat(acknowledged()).containsExactly(3L);
                            kafka.acknowledge(0); // as late as whoever hears of the end first can be
                        }))
                .then(() -> kafka.acknowledge(1))
                .thenAwait(Duration.ofSeconds(1))
                .expectComplete()
                .verify(SOON);
        assertThat(acknowledged()).containsExactly(3L, 1L);
        assertThat(kafka.keys()).as("what was sent").containsExactly("slow", "quick");
    }

    @Test
    void whatWaitsBehindASendThatBlocksIsNotSentAnyMore() throws InterruptedException {
        var thread = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "test-relay");
        var gate = kafka.block();
        try {
            var sent = publisher(thread, "patience=50ms")
                    .send(List.of(row(1, "a"), row(2, "b"), row(3, "c")), settled::add)
                    .toFuture();
            assertThat(sent).succeedsWithin(SOON);
            gate.complete(null);
            assertThat(settled.poll(60, TimeUnit.SECONDS)).matches(part -> !part.isTaken());
            assertThat(settled.poll(60, TimeUnit.SECONDS)).matches(part -> !part.isTaken());
            assertThat(kafka.keys()).as("what was begun before").isSubsetOf("a");
        } finally {
            gate.complete(null);
            thread.dispose();
        }
    }

    @Test
    void sameKeyOnAnotherTopicIsAnotherEntity() {
        var sent = send(row(1, "a"), row(2, "millrace.users", "a", null));
        assertThat(kafka.sent()).extracting(ProducerRecord::topic).containsExactly("test.topic", "test.millrace.users");
        assertThat(sent).isNotDone();
    }

    @Test
    void traceTravelsWhereThereIsOne() {
        var sent = send(row(1, "topic", "a", "00-trace"), row(2, "b"));
        assertThat(kafka.sent())
                .extracting(message -> EventHeaders.text(message.headers(), EventHeaders.TRACE_PARENT))
                .containsExactly("00-trace", null);
        assertThat(sent).isNotDone();
    }

    private CompletableFuture<Void> send(OutboxRow... rows) {
        return publisher(Schedulers.immediate(), "patience=1m")
                .send(List.of(rows), settled::add)
                .toFuture();
    }

    private List<Long> acknowledged() {
        return settled.stream()
                .flatMap(part -> part.acknowledged().stream())
                .map(OutboxRow::seq)
                .toList();
    }

    private EventPublisher publisher(Scheduler thread, String setting) {
        var metrics = new RelayMetrics(new SimpleMeterRegistry(), Clock.systemUTC());
        var records = new EventRecords("test.", "/millrace/test");
        return new EventPublisher(kafka, thread, records, Rows.settings(setting), metrics);
    }
}
