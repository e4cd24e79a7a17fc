package io.millrace.gateway;

import static org.awaitility.Awaitility.await;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
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
            "resilience4j.timelimiter.configs.default.timeout-duration=4s",
            "millrace.security.fetch-timeout=15s",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=2s",
            "resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=8",
            "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=1s",
            "resilience4j.circuitbreaker.instances.auth.wait-duration-in-open-state=60s",
            "resilience4j.circuitbreaker.configs.default.permitted-number-of-calls-in-half-open-state=1",
            "resilience4j.circuitbreaker.configs.default.sliding-window-type=count_based",
            "resilience4j.circuitbreaker.configs.default.sliding-window-size=8",
            "resilience4j.bulkhead.configs.default.max-concurrent-calls=4",
        })
abstract class GatewayTest {

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
        bulkheads.getAllBulkheads().forEach(GatewayTest::awaitEnd);
        breakers.getAllCircuitBreakers().forEach(GatewayTest::forget);
    }

    /** What an earlier test asked for is answered before it is over: the breaker would hear of it in this one. */
    private static void awaitEnd(Bulkhead bulkhead) {
        var places = bulkhead.getMetrics();
        await().until(() -> places.getAvailableConcurrentCalls() == places.getMaxAllowedConcurrentCalls());
    }

    /** For longer than a test takes to see it: the breakers of these tests try again after a second by themselves. */
    protected final void openBreaker(String name) {
        breakers.circuitBreaker(name).transitionToOpenStateFor(OPEN);
    }

    /** A reset alone would leave behind the timer that half-opens an open breaker, to go off in the next test. */
    private static void forget(CircuitBreaker breaker) {
        if (breaker.getState() != CircuitBreaker.State.CLOSED) {
            breaker.transitionToClosedState();
        }
        breaker.reset();
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add("millrace.services.users", () -> NOBODY + "," + USERS.url());
        registry.add("millrace.services.catalog", CATALOG::url);
        registry.add("millrace.services.orders", () -> NOBODY);
    }
}
