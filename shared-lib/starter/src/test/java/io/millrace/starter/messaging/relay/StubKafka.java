package io.millrace.starter.messaging.relay;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** A Kafka that answers when it is told to. */
final class StubKafka extends KafkaTemplate<String, byte[]> {

    private final List<Sending> sendings = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    StubKafka() {
        super(() -> {
            throw new IllegalStateException("There is no producer");
        });
    }

    @Override
    public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> message) {
        var sending = new Sending(message, new CompletableFuture<>());
        sendings.add(sending);
        gate.join();
        return sending.answer();
    }

    /** From now on a send blocks, as it does while Kafka's metadata are away; until the answer is completed. */
    CompletableFuture<Void> block() {
        gate = new CompletableFuture<>();
        return gate;
    }

    List<ProducerRecord<String, byte[]>> sent() {
        return sendings.stream().map(Sending::message).toList();
    }

    List<String> keys() {
        return sent().stream().map(ProducerRecord::key).toList();
    }

    /** Acknowledges what was sent as the nth, counted from 0. */
    void acknowledge(int nth) {
        var sending = sendings.get(nth);
        sending.answer().complete(new SendResult<>(sending.message(), null));
    }

    void refuse(int nth, Throwable failure) {
        sendings.get(nth).answer().completeExceptionally(failure);
    }

    private record Sending(
            ProducerRecord<String, byte[]> message, CompletableFuture<SendResult<String, byte[]>> answer) {}
}
