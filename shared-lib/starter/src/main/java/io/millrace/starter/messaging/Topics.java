package io.millrace.starter.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Declares the topics that a service reads, and waits for a broker that is not there yet. */
final class Topics {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(3);
    private static final String KEEP_FOREVER = "-1";

    private final KafkaAdmin admin;
    private final MessagingProperties properties;

    Topics(KafkaAdmin admin, MessagingProperties properties) {
        this.admin = admin;
        this.properties = properties;
    }

    /** Completes when the topics exist. The admin client blocks, so it has a thread that may. */
    Mono<Void> declare(List<String> names) {
        if (!properties.createTopics()) {
            return Mono.empty();
        }
        return Mono.<Void>fromRunnable(() -> admin.createOrModifyTopics(topics(names)))
                .subscribeOn(Schedulers.boundedElastic())
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_BACKOFF)
                        .maxBackoff(LONGEST_BACKOFF)
                        .doBeforeRetry(retry -> log.warn(
                                "Topics can't be declared yet: {}",
                                retry.failure().toString())));
    }

    private NewTopic[] topics(List<String> names) {
        return names.stream()
                .map(name -> new NewTopic(
                                properties.topicPrefix() + name, properties.partitions(), properties.replication())
                        .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, KEEP_FOREVER)))
                .toArray(NewTopic[]::new);
    }
}
