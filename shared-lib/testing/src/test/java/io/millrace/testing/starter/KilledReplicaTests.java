package io.millrace.testing.starter;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.starter.messaging.inbox.GroupProgress;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import io.millrace.testing.sample.SampleApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;

@IntegrationTest(classes = SampleApplication.class)
class KilledReplicaTests {

    private static final int PARTITIONS = 12;

    /** Well below Kafka's own session timeout of 45 s, and well above ours: a busy machine takes its time. */
    private static final Duration BELOW_THE_DEFAULT = Duration.ofSeconds(40);

    private static final Duration JOINING = Duration.ofMillis(500);

    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    @Autowired
    private MessageListenerContainer listener;

    @Autowired
    private GroupProgress progress;

    @Autowired
    private EventProbe probe;

    @Value("${millrace.messaging.group}")
    private String group;

    @Value("${millrace.messaging.topic-prefix}")
    private String prefix;

    private Process replica;

    @AfterEach
    void kill() {
        if (replica != null) {
            replica.destroyForcibly();
        }
    }

    @Test
    void partitionsOfAKilledReplicaAreTakenOverWithinTenSeconds() throws Exception {
        await().atMost(60, SECONDS).until(() -> assigned() == PARTITIONS);
        replica = startReplica();
        assertThat(replica.inputReader().readLine()).isEqualTo(DoomedReplica.READY);
        await().atMost(60, SECONDS).until(() -> assigned() < PARTITIONS);
        Stream.generate(UUID::randomUUID).limit(50).forEach(order -> probe.publish(new OrderCancelled(order, "user")));

        replica.destroyForcibly();
        var began = System.nanoTime();
        progress.caughtUp().toFuture().get(120, SECONDS);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(BELOW_THE_DEFAULT);
        assertThat(assigned()).isEqualTo(PARTITIONS);
        assertThat(longestTakeOver()).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    /**
     * By the settings, on a machine that has time for it: the session ends, the others hear of it with a heartbeat and
     * join, and with the next one they have the partitions.
     */
    private Duration longestTakeOver() {
        return setting(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG)
                .plus(setting(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG).multipliedBy(2))
                .plus(JOINING);
    }

    private Duration setting(String name) {
        return Duration.ofMillis(
                Long.parseLong(text(consumers.getConfigurationProperties().get(name))));
    }

    private int assigned() {
        Collection<?> assigned = listener.getAssignedPartitions();
        return assigned == null ? 0 : assigned.size();
    }

    /** With the very settings that replicas of a service have. */
    private Process startReplica() throws IOException {
        var settings = consumers.getConfigurationProperties();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DoomedReplica.class.getName(),
                prefix + "millrace.orders",
                ConsumerConfig.GROUP_ID_CONFIG + "=" + group));
        Stream.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG)
                .map(name -> name + "=" + text(settings.get(name)))
                .forEach(command::add);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String text(Object setting) {
        return setting instanceof List<?> several
                ? String.join(",", several.stream().map(String::valueOf).toList())
                : String.valueOf(setting);
    }
}
