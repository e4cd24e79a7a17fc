package io.millrace.acceptance.driver;

import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

/** What a service tells of itself on its management port, in Prometheus' own words. */
public final class Metrics {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI page;

    public Metrics(MillraceSystem system, Service service) {
        this(system.managementUrl(service));
    }

    Metrics(URI management) {
        page = management.resolve("/actuator/prometheus");
    }

    /** The sum of a metric's samples that carry all of these labels, each like {@code name="value"}; 0 without any. */
    public double sum(String metric, String... labels) {
        return page().lines()
                .filter(line -> line.startsWith(metric + "{"))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Whether a circuit breaker is in this state: {@code open}, {@code closed} or {@code half_open}. */
    public boolean isBreaker(String name, String state) {
        var nameLabel = "name=\"%s\"".formatted(name);
        return sum("resilience4j_circuitbreaker_state", nameLabel, "state=\"%s\"".formatted(state)) > 0;
    }

    /** All of it. */
    public String page() {
        try {
            return HTTP.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
