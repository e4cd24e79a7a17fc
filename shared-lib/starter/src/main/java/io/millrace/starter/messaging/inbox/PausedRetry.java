package io.millrace.starter.messaging.inbox;

import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Lets a batch that failed come again from Kafka after a while. The partitions are paused meanwhile and polling goes
 * on, so that the group is not lost. Spring's own way keeps the batch in memory and hands it over again: after a
 * rebalance it would commit offsets of partitions that are somebody else's by then, and if polling fails, skip it.
 */
final class PausedRetry implements CommonErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(PausedRetry.class);

    /** How soon a stop is noticed. */
    private static final Duration POLL = Duration.ofMillis(100);

    private final Duration interval;
    private final Waiting waiting;

    private volatile boolean paused;

    PausedRetry(Duration interval, Waiting waiting) {
        this.interval = interval;
        this.waiting = waiting;
    }

    @Override
    public void handleBatch(
            Exception failure,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable again) {
        rewind(batch, consumer);
        paused = true;
        try {
            consumer.pause(consumer.assignment());
            pollFor(interval, consumer, container);
        } finally {
            paused = false;
            consumer.resume(consumer.assignment());
        }
    }

    private static void pollFor(Duration time, Consumer<?, ?> consumer, MessageListenerContainer container) {
        var end = System.nanoTime() + time.toNanos();
        try {
            while (container.isRunning() && System.nanoTime() < end) {
                rewind(consumer.poll(POLL), consumer);
            }
        } catch (WakeupException stop) {
            log.debug("Woken up to stop");
        }
    }

    private static void rewind(ConsumerRecords<?, ?> batch, Consumer<?, ?> consumer) {
        var mine = consumer.assignment();
        batch.partitions().stream()
                .filter(mine::contains)
                .forEach(partition -> consumer.seek(
                        partition, batch.records(partition).getFirst().offset()));
    }

    /** A rebalance while the batch waits: what is new is paused too. */
    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Runnable publishPause) {
        waiting.keepOnly(consumer.assignment());
        if (paused) {
            consumer.pause(consumer.assignment());
        }
    }

    /** Kafka itself failed, which its clients mostly mend by themselves: asked again a little later. */
    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        log.warn("Kafka can't be polled: {}", failure.toString());
        try {
            ListenerUtils.stoppableSleep(container, interval.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The batch was rewound: it comes again from Kafka, and must neither be committed nor kept. */
    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }
}
