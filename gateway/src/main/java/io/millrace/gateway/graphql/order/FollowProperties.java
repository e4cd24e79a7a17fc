package io.millrace.gateway.graphql.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a subscription follows an order.
 *
 * @param attempts how often in a row a stream that broke is opened again: enough for a replica that starts anew
 * @param pause before the first of them, and twice as long before each more: all streams of a replica break at once
 * @param longestPause that none waits longer than
 */
@ConfigurationProperties("millrace.graphql.follow")
record FollowProperties(
        @DefaultValue("5") int attempts,
        @DefaultValue("500ms") Duration pause,
        @DefaultValue("4s") Duration longestPause) {}
