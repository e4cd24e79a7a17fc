package io.millrace.gateway.cors;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which web pages may call the API from a browser.
 *
 * @param origins such as {@code https://shop.example}; by default none
 * @param maxAge how long a browser may remember that it may: the longest that all of them accept is two hours, and a
 *     change of the settings shall not take longer than one to reach everybody
 */
@ConfigurationProperties("millrace.cors")
record CorsProperties(
        @DefaultValue List<String> origins,
        @DefaultValue("1h") Duration maxAge) {}
