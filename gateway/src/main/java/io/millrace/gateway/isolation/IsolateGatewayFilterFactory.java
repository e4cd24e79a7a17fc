package io.millrace.gateway.isolation;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The route filter {@code Isolate=<name>}: calls behind it share a circuit breaker and a bulkhead of that name. An
 * answer of 5xx counts as a failure for the breaker, as a timeout does, and goes on to the caller as it is.
 */
@Component
class IsolateGatewayFilterFactory extends AbstractGatewayFilterFactory<AbstractGatewayFilterFactory.NameConfig> {

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;

    IsolateGatewayFilterFactory(CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads) {
        super(NameConfig.class);
        this.breakers = breakers;
        this.bulkheads = bulkheads;
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of(NAME_KEY);
    }

    @Override
    public GatewayFilter apply(NameConfig config) {
        var breaker = breakers.circuitBreaker(config.getName());
        var bulkhead = bulkheads.bulkhead(config.getName());
        return (exchange, chain) -> isolated(exchange, chain, breaker, bulkhead);
    }

    private static Mono<Void> isolated(
            ServerWebExchange exchange, GatewayFilterChain chain, CircuitBreaker breaker, Bulkhead bulkhead) {
        return chain.filter(exchange)
                .then(Mono.defer(() -> failIfServerError(exchange.getResponse().getStatusCode())))
                .transformDeferred(BulkheadOperator.of(bulkhead))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorComplete(ServerErrorAnswer.class);
    }

    private static Mono<Void> failIfServerError(@Nullable HttpStatusCode status) {
        return status != null && status.is5xxServerError() ? Mono.error(new ServerErrorAnswer()) : Mono.empty();
    }
}
