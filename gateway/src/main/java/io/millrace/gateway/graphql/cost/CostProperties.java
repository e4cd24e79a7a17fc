package io.millrace.gateway.graphql.cost;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one operation may ask for.
 *
 * @param cost fields, a list's as often as it has items, calls to services at their weight: room for a page of 100
 *     orders with all there is to know of them and of their products, and not for two
 * @param depth fields below each other: our own types go 8 deep, the usual tools' question about the schema goes 13
 * @param fields after all fragments are written out, before lists count: a hundred screens' worth, found out quickly
 * @param tokens of the text: thousands fit any screen, and parsing costs more than it looks
 */
@ConfigurationProperties("millrace.graphql.limits")
record CostProperties(
        @DefaultValue("20000") int cost,
        @DefaultValue("15") int depth,
        @DefaultValue("2000") int fields,
        @DefaultValue("5000") int tokens) {}
