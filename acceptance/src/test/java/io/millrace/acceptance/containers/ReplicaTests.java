package io.millrace.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.Entrance;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.acceptance.driver.Shop;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The system as docker-compose.scale.yml runs it: two of each. */
@Tag("scale")
@ExtendWith(RunningSystem.class)
class ReplicaTests {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    /** One after the other would all go over the one connection that is idle. */
    private static final int AT_ONCE = 8;

    private static final Pattern REQUESTS = Pattern.compile(
            "^http_server_requests_seconds_count\\{[^}]*uri=\"/api/[^}]*} ([0-9.]+)", Pattern.MULTILINE);

    @ParameterizedTest
    @CsvSource({"users, 9101, /api/users/me", "catalog, 9102, /api/products", "orders, 9103, /api/orders"})
    void bothReplicasOfAServiceServe(String service, int management, String path, Entrance system) {
        var customer = Api.newCustomer(system);
        var replicas = Container.of(service);
        var before = counts(replicas, management);

        await().pollInterval(ONE_SECOND).atMost(SOON).untilAsserted(() -> {
            askAtOnce(customer, path);
            assertThat(counts(replicas, management))
                    .hasSize(2)
                    .allSatisfy(now -> assertThat(now).isPositive())
                    .satisfies(now -> assertThat(now.getFirst()).isGreaterThan(before.getFirst()))
                    .satisfies(now -> assertThat(now.getLast()).isGreaterThan(before.getLast()));
        });
    }

    @Test
    void bothGatewaysCountCallsInOneRedis(Entrance system) {
        var one = Api.newCustomer(system);
        var other = Api.newCustomer(otherThan(system));
        var redis = Container.of("redis").getFirst();
        var gateways = Container.of("gateway").stream()
                .map(gateway -> "addr=" + gateway.address() + ":")
                .toList();

        await().pollInterval(ONE_SECOND).atMost(SOON).untilAsserted(() -> {
            one.get("/api/users/me");
            other.get("/api/users/me");
            assertThat(redis.run("redis-cli", "dbsize").strip()).isNotEqualTo("0"); // for as long as buckets refill
            assertThat(redis.run("redis-cli", "client", "list")).contains(gateways);
        });
    }

    @Test
    void anOrderIsConfirmedThroughEither(Entrance system) {
        var lamp = new Shop(system).product(1_000, 5);
        var customer = Api.newCustomer(otherThan(system));

        Shop.awaitStatus(customer, Shop.place(customer, lamp, 1), "CONFIRMED");
    }

    private static void askAtOnce(Api customer, String path) {
        Stream.generate(() -> CompletableFuture.runAsync(() -> customer.get(path), Thread::startVirtualThread))
                .limit(AT_ONCE)
                .toList()
                .forEach(CompletableFuture::join);
    }

    /** Their gateways are published at neighbouring ports. */
    private static Entrance otherThan(Entrance system) {
        return system.at(URI.create("http://localhost:" + (system.gateway().getPort() == 8080 ? 8081 : 8080)));
    }

    private static List<Double> counts(List<Container> replicas, int management) {
        return replicas.stream()
                .map(replica -> REQUESTS.matcher(replica.page(management, "/actuator/prometheus"))
                        .results()
                        .mapToDouble(line -> Double.parseDouble(line.group(1)))
                        .sum())
                .toList();
    }
}
