package io.millrace.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.millrace.testing.IntegrationTest;
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
            "millrace.limits.rate.user=1000",
            "millrace.limits.rate.address=1000",
            "millrace.security.fetch-timeout=15s",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=2s",
            "resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=8",
            "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=1s",
            "resilience4j.circuitbreaker.configs.default.permitted-number-of-calls-in-half-open-state=1",
            "resilience4j.circuitbreaker.configs.default.sliding-window-type=count_based",
            "resilience4j.circuitbreaker.configs.default.sliding-window-size=8",
            "resilience4j.bulkhead.configs.default.max-concurrent-calls=4",
        })
abstract class GatewayTest {

    static final StubService USERS = new StubService();
    static final StubService CATALOG = new StubService();

    /** Port 1 is reserved and nobody listens there. */
    private static final String NOBODY = "http://127.0.0.1:1";

    @Autowired
    protected WebTestClient client;

    @Autowired
    protected CircuitBreakerRegistry breakers;

    @BeforeEach
    void allIsWell() {
        USERS.recover();
        CATALOG.recover();
        breakers.getAllCircuitBreakers().forEach(GatewayTest::forget);
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
