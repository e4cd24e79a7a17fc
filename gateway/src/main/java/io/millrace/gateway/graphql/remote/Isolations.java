package io.millrace.gateway.graphql.remote;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;

/** The isolation of each service, by the name that the routes know it by. */
public final class Isolations {

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;
    private final RemoteProperties properties;

    Isolations(CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads, RemoteProperties properties) {
        this.breakers = breakers;
        this.bulkheads = bulkheads;
        this.properties = properties;
    }

    /** Shares breaker and bulkhead with the route filters of that name. */
    public Isolation named(String name) {
        return new Isolation(breakers.circuitBreaker(name), bulkheads.bulkhead(name), properties.answer());
    }
}
