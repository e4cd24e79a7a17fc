package io.millrace.benchmarks;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much is measured.
 *
 * @param events of which the journey is timed
 * @param rate how many of them are committed each second, whatever becomes of those before
 * @param backlog rows or events that wait when a rate is measured
 * @param rounds how often each rate is measured
 * @param products entities that the events are about
 */
@ConfigurationProperties("benchmarks")
record BenchmarkProperties(int events, int rate, int backlog, int rounds, int products) {}
