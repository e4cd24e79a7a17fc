package io.millrace.gateway.graphql.transport;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose pages may call from a browser.
 *
 * @param origins as browsers send them, such as {@code https://shop.example}; our own is always among them
 */
@ConfigurationProperties("millrace.cors")
record OriginProperties(@DefaultValue Set<String> origins) {}
