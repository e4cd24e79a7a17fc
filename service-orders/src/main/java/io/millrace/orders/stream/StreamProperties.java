package io.millrace.orders.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the streams of status changes.
 *
 * @param limit streams that this replica has open at the same time: each costs a connection and some kilobytes
 * @param comment how often a stream says that it is still there: proxies give up connections that are silent for longer
 * @param reconnect what clients are told to wait before they come back: all of them come when a replica stops
 * @param poll how long a change stays unnoticed at most when its notification got lost
 */
@ConfigurationProperties("millrace.orders.streams")
record StreamProperties(
        @DefaultValue("1000") int limit,
        @DefaultValue("15s") Duration comment,
        @DefaultValue("1s") Duration reconnect,
        @DefaultValue("5s") Duration poll) {}
