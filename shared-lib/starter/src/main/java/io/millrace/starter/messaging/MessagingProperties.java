package io.millrace.starter.messaging;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Settings of messaging.
 *
 * @param topicPrefix put before every topic's name: tests give each context topics of its own
 * @param group the consumer group, the same for all replicas of a service
 * @param publishes the topics that the service writes to, without prefix
 * @param partitions of each topic: the most replicas that can share its work
 * @param replication copies of each topic: 1 locally, 3 in production
 * @param createTopics whether the service declares its topics, or an operator does
 * @param outbox how events leave
 * @param inbox how events arrive
 */
@ConfigurationProperties("millrace.messaging")
public record MessagingProperties(
        @DefaultValue("") String topicPrefix,
        String group,
        @DefaultValue List<String> publishes,
        @DefaultValue("12") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("true") boolean createTopics,
        @DefaultValue Outbox outbox,
        @DefaultValue Inbox inbox) {

    /**
     * How events leave.
     *
     * @param batchSize rows read at once, and entities with an event under way at most: bounds memory, and is enough to
     *     keep the broker busy
     * @param pollInterval how long a row waits at most when a notification got lost, how often the shards are balanced
     *     among the replicas, and how often the backlog is measured
     * @param patience how long a batch waits for its slowest event, before the relay goes on without it
     * @param silence how long the relay's own connection may leave a question unanswered before it is replaced: one whose
     *     other end vanished without a word would otherwise be trusted for ever
     * @param firstBackoff the first wait after a failure; it doubles from there
     * @param longestBackoff the longest wait while Kafka or the database is away: how late recovery is noticed
     * @param longestHold the longest wait before an event is tried again that Kafka won't take: how late a cure is noticed
     */
    public record Outbox(
            @DefaultValue("500") int batchSize,
            @DefaultValue("1s") Duration pollInterval,
            @DefaultValue("1s") Duration patience,
            @DefaultValue("5s") Duration silence,
            @DefaultValue("200ms") Duration firstBackoff,
            @DefaultValue("3s") Duration longestBackoff,
            @DefaultValue("1m") Duration longestHold) {

        public Outbox {
            Assert.isTrue(batchSize > 0, "millrace.messaging.outbox.batch-size must be positive");
            Stream.of(pollInterval, patience, silence, firstBackoff, longestBackoff, longestHold)
                    .forEach(duration -> Assert.isTrue(
                            duration.isPositive(), "All durations of millrace.messaging.outbox must be positive"));
        }

        /** The longest that a relay in good health asks its database nothing. One that says less has lost its shards. */
        public Duration longestPause() {
            return pollInterval.plus(patience).plus(silence);
        }
    }

    /**
     * How events arrive.
     *
     * @param concurrency entities whose events are handled at the same time: less than the database pool, so that
     *     requests keep connections
     * @param handlerTimeout how long the handling of one event may take before it counts as not having happened
     * @param batchTimeout how long the events of one poll may take before Kafka is polled again: well within its
     *     {@code max.poll.interval.ms} of five minutes, so that the group is not lost to slow handlers
     * @param tries how often an event is tried that fails though every server is there; then it is a dead letter
     * @param tryInterval the wait before the second try; it doubles from there
     * @param awayInterval the wait between tries while a server is away; the partitions are paused meanwhile
     * @param progress how far the group has come
     * @param cleanup how events that came long ago are forgotten
     */
    public record Inbox(
            @DefaultValue("6") int concurrency,
            @DefaultValue("10s") Duration handlerTimeout,
            @DefaultValue("2m") Duration batchTimeout,
            @DefaultValue("3") int tries,
            @DefaultValue("200ms") Duration tryInterval,
            @DefaultValue("1s") Duration awayInterval,
            @DefaultValue Progress progress,
            @DefaultValue Cleanup cleanup) {

        /**
         * How Kafka is asked how far the group has come.
         *
         * @param interval how often, by those who wait until it has caught up
         * @param timeout how long Kafka may take to answer one question, or to take a commit
         * @param sampleInterval how often, for the metrics of lag and of dead letters
         */
        public record Progress(
                @DefaultValue("500ms") Duration interval,
                @DefaultValue("5s") Duration timeout,
                @DefaultValue("10s") Duration sampleInterval) {}

        /**
         * How events that came long ago are forgotten.
         *
         * @param retention how long an event is remembered: longer than any that is under way twice
         * @param interval how often it is looked for older ones
         * @param batchSize how many are removed at a time, so that no lock is held for long
         */
        public record Cleanup(
                @DefaultValue("7d") Duration retention,
                @DefaultValue("10m") Duration interval,
                @DefaultValue("1000") int batchSize) {}
    }
}
