package io.millrace.starter.messaging.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which partitions wait, and since when, because an event could be neither handled nor buried. A metric shows it, and
 * the log tells it at once and then every minute: nothing stands still in silence.
 */
final class Waiting {

    private static final Logger log = LoggerFactory.getLogger(Waiting.class);
    private static final Duration REMIND = Duration.ofMinutes(1);

    private final Map<TopicPartition, Instant> since = new ConcurrentHashMap<>();
    private final Clock clock;

    private volatile Instant told = Instant.MIN;

    Waiting(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        TimeGauge.builder("millrace.inbox.waiting", () -> longest().toMillis(), TimeUnit.MILLISECONDS)
                .description("How long the partition that waits longest has been waiting for a server to come back")
                .register(registry);
    }

    void began(Collection<TopicPartition> partitions, Throwable failure) {
        var now = clock.instant();
        if (since.isEmpty() || told.plus(REMIND).isBefore(now)) {
            told = now;
            tell(failure);
        }
        partitions.forEach(partition -> since.putIfAbsent(partition, now));
    }

    private void tell(Throwable failure) {
        if (FailureKind.of(failure).passes()) {
            log.warn("Events wait, and are tried again until it works: {}", failure.toString());
        } else {
            log.error("Events can be neither handled nor put with the dead letters, and wait until they can", failure);
        }
    }

    void ended(Collection<TopicPartition> partitions) {
        if (since.keySet().removeAll(partitions) && since.isEmpty()) {
            log.info("No event waits any more");
        }
    }

    /** Forgets the partitions that another replica has taken over. */
    void keepOnly(Collection<TopicPartition> assigned) {
        since.keySet().retainAll(assigned);
    }

    private Duration longest() {
        return since.values().stream()
                .min(Instant::compareTo)
                .map(first -> Duration.between(first, clock.instant()))
                .orElse(Duration.ZERO);
    }
}
