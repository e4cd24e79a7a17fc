package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import io.millrace.testing.tokens.Tokens;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpMethod;

/** Rate, errors and duration of each route: as many series as there are routes, whatever clients ask for. */
class RouteMetricsTests extends GatewayTest {

    private static final String REQUESTS = "http.server.requests";
    /** What is left over is looked for among the files of the API's page. */
    private static final String NO_ROUTE = "/**";

    /** What earlier tests asked for may be counted only now, and so would be a request too many: they ask otherwise. */
    private static final HttpMethod ONLY_HERE = HttpMethod.PATCH;

    private static final int PATHS = 100;
    private static final int METHODS = 30;

    @Autowired
    private MeterRegistry registry;

    @LocalManagementPort
    private int management;

    @ParameterizedTest
    @CsvSource({
        "/api/products/1, catalog",
        "/api/users/me, users",
        "/api/auth/anything, auth",
        "/.well-known/jwks.json, keys",
        "/nothing, /**"
    })
    void aRequestIsCountedForItsRoute(String path, String route) {
        var before = requests(route, ONLY_HERE);

        ask(ONLY_HERE, path);

        await().untilAsserted(() -> assertThat(requests(route, ONLY_HERE)).isEqualTo(before + 1));
    }

    @Test
    void aHundredPathsAreAFewSeries() {
        ask(HttpMethod.GET, "/api/products/first");
        ask(HttpMethod.GET, "/first");
        await().until(() -> requests("catalog") > 0 && requests(NO_ROUTE) > 0);
        var before = series();
        var ofCatalog = requests("catalog");
        var ofNoRoute = requests(NO_ROUTE);

        IntStream.range(0, PATHS).forEach(number -> {
            ask(HttpMethod.GET, "/api/products/" + UUID.randomUUID());
            ask(HttpMethod.GET, "/" + UUID.randomUUID());
        });

        await().until(() -> requests("catalog") >= ofCatalog + PATHS && requests(NO_ROUTE) >= ofNoRoute + PATHS);
        assertThat(series()).as("new series").hasSizeLessThan(before.size() + 20);
    }

    @Test
    void methodsThatNobodyKnowsAreOneSeries() {
        var before = count(registry.find(REQUESTS));

        IntStream.range(0, METHODS).forEach(number -> ask(HttpMethod.valueOf("MADE-UP-" + number), "/api/products/1"));

        await().until(() -> count(registry.find(REQUESTS)) >= before + METHODS);
        assertThat(registry.find(REQUESTS).timers())
                .extracting(timer -> timer.getId().getTag("method"))
                .noneMatch(method -> method.startsWith("MADE"));
    }

    /** One connection, on which a request is not looked at before the one ahead of it has ended, and been counted. */
    @Test
    void probesAndScrapesAreNoRequests() {
        try (var wire = new Wire(management)) {
            IntStream.range(0, 2)
                    .forEach(probe -> assertThat(wire.send("GET /actuator/health/liveness HTTP/1.1", "Host: localhost")
                                    .readUntil("}"))
                            .contains("HTTP/1.1 200 "));
        }

        assertThat(registry.find(REQUESTS).timers())
                .extracting(timer -> timer.getId().getTag("uri"))
                .noneMatch(uri -> uri.startsWith("/actuator"));
    }

    @Test
    void connectionsToServicesAreCounted() {
        ask(HttpMethod.GET, "/api/products/1");

        assertThat(registry.find("reactor.netty.connection.provider.total.connections")
                        .gauges())
                .isNotEmpty();
        assertThat(registry.find("reactor.netty.connection.provider.pending.connections")
                        .gauges())
                .isNotEmpty();
    }

    private void ask(HttpMethod method, String path) {
        client.method(method)
                .uri(path)
                .headers(headers -> headers.set("X-Forwarded-For", newAddress()))
                .headers(headers ->
                        headers.setBearerAuth(Tokens.customer(UUID.randomUUID().toString())))
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private long requests(String route) {
        return count(registry.find(REQUESTS).tag("uri", route));
    }

    private long requests(String route, HttpMethod method) {
        return count(registry.find(REQUESTS).tag("uri", route).tag("method", method.name()));
    }

    private static long count(Search search) {
        return search.timers().stream().mapToLong(timer -> timer.count()).sum();
    }

    private Set<String> series() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .map(id -> id.getName() + id.getTags())
                .collect(Collectors.toSet());
    }
}
