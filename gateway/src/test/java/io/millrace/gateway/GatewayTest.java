package io.millrace.gateway;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.millrace.testing.IntegrationTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * The gateway before a users, of which one replica does not run, a catalog, which both can be told to fail, and an orders
 * that nobody ever started.
 */
@IntegrationTest(
        database = false,
        events = false,
        properties = {
            "management.tracing.sampling.probability=0",
            "millrace.limits.rate.user=1",
            "millrace.limits.rate.user-burst=20",
            "millrace.limits.rate.address=1",
            "millrace.limits.rate.address-burst=60",
            "millrace.web.trusted-proxies=127.0.0.1/32,::1/128",
            "millrace.cors.origins=https://shop.example",
            "resilience4j.timelimiter.configs.default.timeout-duration=30s",
            "millrace.security.fetch-timeout=15s",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=20s",
            "resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=8",
            "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=1s",
            "resilience4j.circuitbreaker.instances.auth.wait-duration-in-open-state=60s",
            "resilience4j.circuitbreaker.configs.default.permitted-number-of-calls-in-half-open-state=1",
            "resilience4j.circuitbreaker.configs.default.sliding-window-type=count_based",
            "resilience4j.circuitbreaker.configs.default.sliding-window-size=8",
            "resilience4j.bulkhead.configs.default.max-concurrent-calls=" + GatewayTest.PLACES,
        })
abstract class GatewayTest {

    /** That each bulkhead has. */
    static final int PLACES = 4;

    /** Longer than any of the time limits here, so that it is the gateway that answers. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final StubService USERS = new StubService();
    static final StubService CATALOG = new StubService();

    private static final Duration OPEN = Duration.ofMinutes(1);

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** Port 1 is reserved and nobody listens there. */
    private static final String NOBODY = "http://127.0.0.1:1";

    @Autowired
    protected WebTestClient client;

    @Autowired
    protected CircuitBreakerRegistry breakers;

    @Autowired
    protected BulkheadRegistry bulkheads;

    /** Each test comes from an address of its own, which has not asked for anything. */
    @BeforeEach
    void comeFromElsewhere() {
        client = client.mutate().defaultHeader("X-Forwarded-For", newAddress()).build();
    }

    static String newAddress() {
        return "2001:db8:0:%x::1".formatted(ADDRESSES.incrementAndGet());
    }

    @BeforeEach
    void allIsWell() {
        USERS.recover();
        CATALOG.recover();
        Leftovers.awaitEnd(bulkheads);
        Leftovers.forget(breakers);
    }

    /** For longer than a test takes to see it: the breakers of these tests try again after a second by themselves. */
    protected final void openBreaker(String name) {
        breakers.circuitBreaker(name).transitionToOpenStateFor(OPEN);
    }

    protected final int failed(String breaker) {
        return breakers.circuitBreaker(breaker).getMetrics().getNumberOfFailedCalls();
    }

    protected final int freePlaces(String bulkhead) {
        return bulkheads.bulkhead(bulkhead).getMetrics().getAvailableConcurrentCalls();
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add("millrace.services.users", () -> NOBODY + "," + USERS.url());
        registry.add("millrace.services.catalog", CATALOG::url);
        registry.add("millrace.services.orders", () -> NOBODY);
    }
}
