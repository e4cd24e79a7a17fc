package io.millrace.starter.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.MessageListenerContainer;

class PausedRetryTests {

    private static final TopicPartition MINE = new TopicPartition(Samples.TOPIC, 0);
    private static final TopicPartition NEW = new TopicPartition(Samples.TOPIC, 1);
    private static final TopicPartition LOST = new TopicPartition(Samples.TOPIC, 2);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final MessageListenerContainer container = mock();
    private final List<Set<TopicPartition>> pausedAtPolls = new ArrayList<>();
    private final PausedRetry retry =
            new PausedRetry(Duration.ofHours(1), new Waiting(new SimpleMeterRegistry(), Clock.systemUTC()));

    @BeforeEach
    void assign() {
        consumer.assign(List.of(MINE));
        consumer.updateBeginningOffsets(Map.of(MINE, 0L, NEW, 0L));
        consumer.seek(MINE, 30);
        given(container.isRunning()).willReturn(true);
    }

    @Test
    void batchComesAgainFromItsFirstRecord() {
        fail(batch(MINE, 20));
        assertThat(consumer.position(MINE)).isEqualTo(20);
        assertThat(retry.isAckAfterHandle()).isFalse();
    }

    @Test
    void partitionsArePausedWhilePollingGoesOnAndResumedAfterwards() {
        consumer.schedulePollTask(() -> pausedAtPolls.add(consumer.paused()));
        fail(batch(MINE, 20));
        assertThat(pausedAtPolls).containsExactly(Set.of(MINE));
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void partitionThatIsSomebodyElsesIsLeftAlone() {
        fail(batch(LOST, 20));
        assertThat(consumer.position(MINE)).isEqualTo(30);
    }

    @Test
    void partitionThatIsAssignedMeanwhileIsPausedToo() {
        consumer.schedulePollTask(() -> {
            consumer.assign(List.of(MINE, NEW));
            retry.onPartitionsAssigned(consumer, List.of(NEW), () -> {});
            pausedAtPolls.add(consumer.paused());
        });
        fail(batch(MINE, 20));
        assertThat(pausedAtPolls).containsExactly(Set.of(MINE, NEW));
    }

    @Test
    void stopEndsTheWaitAtOnce() {
        var patient = new PausedRetry(Duration.ofHours(1), new Waiting(new SimpleMeterRegistry(), Clock.systemUTC()));
        consumer.schedulePollTask(() -> given(container.isRunning()).willReturn(false));
        patient.handleBatch(new IllegalStateException(), batch(MINE, 20), consumer, container, () -> {});
        assertThat(consumer.position(MINE)).isEqualTo(20);
    }

    /** The wait ends with a poll, and with no clock: a short one could be over before its first look. */
    private void fail(ConsumerRecords<String, byte[]> batch) {
        consumer.schedulePollTask(() -> given(container.isRunning()).willReturn(false));
        retry.handleBatch(new IllegalStateException(), batch, consumer, container, () -> {});
    }

    private static ConsumerRecords<String, byte[]> batch(TopicPartition partition, long first) {
        return new ConsumerRecords<>(
                Map.of(partition, List.of(arrived(partition, first), arrived(partition, first + 1))), Map.of());
    }

    private static ConsumerRecord<String, byte[]> arrived(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", new byte[0]);
    }
}
