package io.millrace.starter.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the connections to other services.
 *
 * @param maxConnections to each address: reactor-netty's own 500 would hide that a service is slow
 * @param maxPending calls that wait for a connection; more are refused at once
 * @param acquireTimeout how long a call waits for a connection before that counts as overload
 * @param maxIdleTime shorter than a service's idle timeout, so that no call meets a connection that is being closed
 * @param maxLifeTime after which a connection is replaced, so that a new replica gets its share
 */
@ConfigurationProperties("millrace.client")
record ClientProperties(
        @DefaultValue("128") int maxConnections,
        @DefaultValue("256") int maxPending,
        @DefaultValue("1s") Duration acquireTimeout,
        @DefaultValue("30s") Duration maxIdleTime,
        @DefaultValue("5m") Duration maxLifeTime) {}
