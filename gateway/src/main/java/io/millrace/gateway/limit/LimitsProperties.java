package io.millrace.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What callers are held to.
 *
 * @param streams streams that are open
 */
@ConfigurationProperties("millrace.limits")
record LimitsProperties(@DefaultValue Streams streams) {

    /**
     * Streams: answers that go on for as long as their client listens.
     *
     * @param total in this process: each costs two connections and some kilobytes
     * @param user of one user, or of one address where nobody is logged in: a person's tabs and devices, not a crawler
     */
    record Streams(
            @DefaultValue("1000") int total,
            @DefaultValue("20") int user) {}
}
