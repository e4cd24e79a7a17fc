package io.millrace.starter.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.starter.messaging.EventHeaders;
import io.millrace.starter.messaging.MessagingProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.scheduler.Schedulers;

class EventPublisherTests {

    private static final MessagingProperties PROPERTIES = new MessagingProperties(
            "test.",
            "group",
            List.of(),
            12,
            (short) 1,
            true,
            new MessagingProperties.Outbox(12, 500, 256, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
            new MessagingProperties.Inbox(
                    6,
                    Duration.ZERO,
                    Duration.ZERO,
                    3,
                    Duration.ZERO,
                    Duration.ZERO,
                    new MessagingProperties.Inbox.Progress(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                    new MessagingProperties.Inbox.Cleanup(Duration.ZERO, Duration.ZERO, 0)));

    private final Broker broker = new Broker();
    private final EventPublisher publisher =
            new EventPublisher(new KafkaTemplate<>(() -> broker), Schedulers.immediate(), PROPERTIES, "/millrace/test");

    @Test
    void eventOfAnEntityWaitsForTheOneBeforeIt() {
        var sent =
                publisher.send(List.of(row(1, "a"), row(2, "b"), row(3, "a"))).toFuture();
        assertThat(broker.keys()).containsExactly("a", "b");
        broker.completeNext();
        assertThat(broker.keys()).containsExactly("a", "b", "a");
        assertThat(sent).isNotDone();
        broker.completeNext();
        broker.completeNext();
        assertThat(result(sent).acknowledged()).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(result(sent).failure()).isNull();
    }

    @Test
    void failureEndsTheBatchAndNothingFollowsInItsEntity() {
        var sent =
                publisher.send(List.of(row(1, "a"), row(2, "b"), row(3, "b"))).toFuture();
        broker.completeNext();
        broker.errorNext(new TimeoutException("away"));
        assertThat(result(sent).acknowledged()).containsExactly(1L);
        assertThat(result(sent).failure()).hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(broker.keys()).containsExactly("a", "b");
    }

    @Test
    void eventThatIsTooLargeHoldsItsOwnEntityAlone() {
        var sent =
                publisher.send(List.of(row(1, "a"), row(2, "a"), row(3, "b"))).toFuture();
        broker.errorNext(new RecordTooLargeException("too large"));
        broker.completeNext();
        assertThat(result(sent).acknowledged()).containsExactly(3L);
        assertThat(result(sent).failure()).isNull();
        assertThat(broker.keys()).containsExactly("a", "b");
    }

    @Test
    void sameKeyOnAnotherTopicIsAnotherEntity() {
        var elsewhere = new OutboxRow(2, UUID.randomUUID(), "millrace.users", "a", "type", "{}", null, Instant.EPOCH);
        var sent = publisher.send(List.of(row(1, "a"), elsewhere)).toFuture();
        assertThat(broker.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("test.topic", "test.millrace.users");
        assertThat(sent).isNotDone();
    }

    @Test
    void traceTravelsWhereThereIsOne() {
        var traced = new OutboxRow(1, UUID.randomUUID(), "topic", "a", "type", "{}", "00-trace", Instant.EPOCH);
        var sent = publisher.send(List.of(traced, row(2, "b"))).toFuture();
        assertThat(broker.history())
                .extracting(message -> EventHeaders.text(message.headers(), EventHeaders.TRACE_PARENT))
                .containsExactly("00-trace", null);
        assertThat(sent).isNotDone();
    }

    private static EventPublisher.Sent result(CompletableFuture<EventPublisher.Sent> sent) {
        assertThat(sent).succeedsWithin(Duration.ofSeconds(5));
        return sent.join();
    }

    private static OutboxRow row(long seq, String key) {
        return new OutboxRow(seq, UUID.randomUUID(), "topic", key, "type", "{}", null, Instant.EPOCH);
    }

    /** Acknowledges when it is told to. */
    private static final class Broker extends MockProducer<String, byte[]> {

        Broker() {
            super(false, null, new StringSerializer(), new ByteArraySerializer());
        }

        List<String> keys() {
            return history().stream().map(ProducerRecord::key).toList();
        }

        @Override
        public void close(Duration timeout) {
            // the template closes its producer after each use, which real ones take as a hint
        }
    }
}
