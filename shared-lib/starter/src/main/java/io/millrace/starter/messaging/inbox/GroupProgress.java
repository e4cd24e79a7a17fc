package io.millrace.starter.messaging.inbox;

import io.millrace.starter.messaging.MessagingProperties;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * How far this service's consumer group, all replicas together, has come with the topics it reads. Kafka is asked each
 * time; what it can't be asked fails.
 */
public final class GroupProgress implements AutoCloseable {

    private final Supplier<Admin> connect;
    private final String group;
    private final List<String> topics;
    private final Duration interval;
    private final Duration timeout;

    private @Nullable Admin admin;

    GroupProgress(
            Supplier<Admin> connect, String group, List<String> topics, MessagingProperties.Inbox.Progress properties) {
        this.connect = connect;
        this.group = group;
        this.topics = List.copyOf(topics);
        this.interval = properties.interval();
        this.timeout = properties.timeout();
    }

    /**
     * Completes when the group has handled all that was in its topics at the moment of subscription; what comes later
     * does not count. Fails where Kafka does not answer, or does not have the topics yet.
     */
    public Mono<Void> caughtUp() {
        return partitions().flatMap(all -> offsets(all, OffsetSpec.latest())).flatMap(this::passed);
    }

    /** How many records of all partitions the group has not handled. Fails as {@link #caughtUp()} does. */
    public Mono<Long> lag() {
        return partitions().flatMap(all -> offsets(all, OffsetSpec.latest())).flatMap(this::behind);
    }

    private Mono<Void> passed(Map<TopicPartition, Long> ends) {
        return behind(ends)
                .filter(missing -> missing == 0)
                .repeatWhenEmpty(again -> again.delayElements(interval))
                .then();
    }

    /** The records before these ends that the group has not handled. */
    private Mono<Long> behind(Map<TopicPartition, Long> ends) {
        return Mono.zip(offsets(ends.keySet(), OffsetSpec.earliest()), committed())
                .map(known -> ends.entrySet().stream()
                        .mapToLong(end -> end.getValue() - position(end.getKey(), known.getT1(), known.getT2()))
                        .map(missing -> Math.max(0, missing))
                        .sum());
    }

    /** Where nothing is committed, or only what has been deleted since, the group is at the beginning. */
    private static long position(
            TopicPartition partition, Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> committed) {
        var beginning = beginnings.getOrDefault(partition, 0L);
        return Math.max(beginning, committed.getOrDefault(partition, beginning));
    }

    private Mono<List<TopicPartition>> partitions() {
        return ask(kafka -> kafka.describeTopics(topics).allTopicNames())
                .map(found -> found.values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .toList());
    }

    private Mono<Map<TopicPartition, Long>> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        var wanted = partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec));
        return ask(kafka -> kafka.listOffsets(wanted).all())
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, at -> at.getValue().offset())));
    }

    private Mono<Map<TopicPartition, Long>> committed() {
        return ask(kafka -> kafka.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .map(found -> found.entrySet().stream()
                        .filter(at -> at.getValue() != null)
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, at -> at.getValue().offset())));
    }

    /** The client is made by whoever asks first: that looks up names, so it has a thread that may wait. */
    private <T> Mono<T> ask(Function<Admin, KafkaFuture<T>> question) {
        return Mono.fromCallable(this::admin)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(kafka ->
                        Mono.fromCompletionStage(() -> question.apply(kafka).toCompletionStage()))
                .timeout(timeout)
                .publishOn(Schedulers.parallel());
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = connect.get();
        }
        return admin;
    }

    /** At once: whoever asked is gone by now, and a broker that is gone, too, would be waited for. */
    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
