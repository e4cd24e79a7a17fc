package io.millrace.starter.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of a service's HTTP side.
 *
 * @param maxBody the largest request body that is read: room for an order of 100 lines many times over
 * @param trustedProxies the networks whose {@code X-Forwarded-For} is believed, each as address/length; by default none
 */
@ConfigurationProperties("millrace.web")
record WebProperties(
        @DefaultValue("1MB") DataSize maxBody, @DefaultValue List<String> trustedProxies) {}
