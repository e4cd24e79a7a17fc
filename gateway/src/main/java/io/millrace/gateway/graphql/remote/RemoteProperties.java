package io.millrace.gateway.graphql.remote;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the calls that GraphQL makes to the services.
 *
 * @param answer how long a call may take in all: as long as the routes wait
 */
@ConfigurationProperties("millrace.graphql.calls")
record RemoteProperties(@DefaultValue("5s") Duration answer) {}
