package io.millrace.starter.messaging.relay;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import io.millrace.starter.messaging.EventHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/**
 * A Kafka in memory that takes its time: records that are under way together come to the log in any order, as they may
 * where one of them has to be sent again.
 */
final class KafkaLog extends KafkaTemplate<String, byte[]> {

    private final Queue<ProducerRecord<String, byte[]>> log = new ConcurrentLinkedQueue<>();
    private final AtomicInteger attempts = new AtomicInteger();

    private volatile Duration longestDelay = Duration.ZERO;
    private volatile Function<ProducerRecord<String, byte[]>, @Nullable Throwable> refusal = message -> null;

    KafkaLog() {
        super(() -> {
            throw new IllegalStateException("There is no producer");
        });
    }

    /** Acknowledges after a random time, at most this long. */
    KafkaLog slow(Duration longest) {
        longestDelay = longest;
        return this;
    }

    /** Refuses what the function finds a failure for. */
    KafkaLog refuse(Function<ProducerRecord<String, byte[]>, @Nullable Throwable> failure) {
        refusal = failure;
        return this;
    }

    @Override
    public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> message) {
        attempts.incrementAndGet();
        var answer = CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(delay(), MICROSECONDS))
                .<SendResult<String, byte[]>>thenCompose(nothing -> take(message));
        return answer;
    }

    private long delay() {
        var longest = longestDelay.toNanos() / 1000;
        return longest == 0 ? 0 : ThreadLocalRandom.current().nextLong(longest);
    }

    private CompletableFuture<SendResult<String, byte[]>> take(ProducerRecord<String, byte[]> message) {
        var failure = refusal.apply(message);
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        log.add(message);
        return CompletableFuture.completedFuture(new SendResult<>(message, null));
    }

    int attempts() {
        return attempts.get();
    }

    List<ProducerRecord<String, byte[]>> taken() {
        return List.copyOf(log);
    }

    List<String> ids() {
        return log.stream()
                .map(message -> EventHeaders.text(message.headers(), EventHeaders.ID))
                .toList();
    }
}
