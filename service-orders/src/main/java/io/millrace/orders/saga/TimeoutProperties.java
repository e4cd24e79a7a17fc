package io.millrace.orders.saga;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders that nobody decides are given up.
 *
 * @param timeout how long an order may wait for its answers: a healthy system needs a hundredth of it
 * @param sweepInterval how often orders that wait for longer are looked for
 * @param sweepBatch the most that are given up in a round: bounds its memory and its time
 * @param sweepConcurrency how many are given up at the same time: less than the database pool, so that requests keep
 *     connections
 * @param sweepPatience how long the database may take over one step before the round counts as failed
 */
@ConfigurationProperties("millrace.orders")
record TimeoutProperties(
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("1s") Duration sweepInterval,
        @DefaultValue("500") int sweepBatch,
        @DefaultValue("4") int sweepConcurrency,
        @DefaultValue("10s") Duration sweepPatience) {}
