package io.millrace.starter.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of a service's HTTP side. Those of the request line, of headers and of idle connections are Spring Boot's own:
 * {@code server.*} in {@code millrace-defaults.yml}.
 *
 * @param maxBody the largest request body that is read: room for an order of 100 lines many times over
 * @param trustedProxies networks whose {@code X-Forwarded-For} is believed, such as {@code 10.0.0.0/8}; nobody's by default
 * @param connections open at once: some kilobytes each, so a quarter of a small heap; further ones are closed at once
 * @param inFlight requests at once: many times what two cores work on, so that more would only wait; further ones are 503
 * @param headerTime from the first byte of a request to the end of its headers, which fit two packets: who takes longer
 *     holds a connection on purpose
 * @param requestTime from there to the end of the body: the largest at 40 kB/s, a slow telephone
 */
@ConfigurationProperties("millrace.web")
record WebProperties(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("4096") int connections,
        @DefaultValue("512") int inFlight,
        @DefaultValue("10s") Duration headerTime,
        @DefaultValue("30s") Duration requestTime) {}
