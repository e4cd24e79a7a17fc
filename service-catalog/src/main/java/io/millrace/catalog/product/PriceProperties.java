package io.millrace.catalog.product;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What prices are in.
 *
 * @param currency the one currency of this installation, as its ISO 4217 code
 */
@ConfigurationProperties("millrace")
public record PriceProperties(@DefaultValue("EUR") String currency) {}
