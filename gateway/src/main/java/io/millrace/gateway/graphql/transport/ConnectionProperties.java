package io.millrace.gateway.graphql.transport;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of GraphQL's long connections; {@code spring.graphql.websocket} and {@code spring.graphql.http.sse} have more.
 *
 * @param operations that one WebSocket may have running at the same time, subscriptions among them
 * @param reconnect what clients of server-sent events are told to wait before they come back: all come at once when a
 *     gateway stops
 * @param farewell how long a gateway that stops waits until its WebSockets' last message is written: a moment, unless
 *     clients do not read
 */
@ConfigurationProperties("millrace.graphql.connections")
record ConnectionProperties(
        @DefaultValue("20") int operations,
        @DefaultValue("1s") Duration reconnect,
        @DefaultValue("2s") Duration farewell) {}
