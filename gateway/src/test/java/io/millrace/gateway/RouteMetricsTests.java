package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
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
import org.springframework.web.reactive.function.client.WebClient;

/** Rate, errors and duration of each route: as many series as there are routes, whatever clients ask for. */
class RouteMetricsTests extends GatewayTest {

    private static final String REQUESTS = "http.server.requests";
    /** What is left over is looked for among the files of the API's page. */
    private static final String NO_ROUTE = "/**";

    private static final int PATHS = 100;

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
        var before = requests(route);

        ask(HttpMethod.GET, path);

        await().untilAsserted(() -> assertThat(requests(route)).isEqualTo(before + 1));
    }

    @Test
    void aHundredPathsAreAFewSeries() {
        ask(HttpMethod.GET, "/api/products/first");
        ask(HttpMethod.GET, "/first");
        await().until(() -> requests("catalog") > 0 && requests(NO_ROUTE) > 0);
        var before = series();

        IntStream.range(0, PATHS).forEach(number -> {
            ask(HttpMethod.GET, "/api/products/" + UUID.randomUUID());
            ask(HttpMethod.GET, "/" + UUID.randomUUID());
        });

        await().until(() -> requests("catalog") > PATHS && requests(NO_ROUTE) > PATHS);
        assertThat(series()).as("new series").hasSizeLessThan(before.size() + 20);
    }

    @Test
    void methodsThatNobodyKnowsAreOneSeries() {
        IntStream.range(0, 30).forEach(number -> ask(HttpMethod.valueOf("MADE-UP-" + number), "/api/products/1"));

        assertThat(registry.find(REQUESTS).timers())
                .extracting(timer -> timer.getId().getTag("method"))
                .noneMatch(method -> method.startsWith("MADE"));
    }

    @Test
    void probesAndScrapesAreNoRequests() {
        WebClient.create("http://localhost:" + management)
                .get()
                .uri("/actuator/health/liveness")
                .retrieve()
                .toBodilessEntity()
                .block();

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
        return registry.find(REQUESTS).tag("uri", route).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private Set<String> series() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .map(id -> id.getName() + id.getTags())
                .collect(Collectors.toSet());
    }
}
