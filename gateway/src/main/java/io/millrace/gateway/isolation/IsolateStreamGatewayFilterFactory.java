package io.millrace.gateway.isolation;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The route filter {@code IsolateStream=<name>}, for answers that go on for long: a bulkhead of that name counts those
 * that are open, and a circuit breaker judges how they begin. How they end says nothing about the next: when a replica
 * dies, all its streams break, and their clients shall find another one. A stream that breaks just ends for its client,
 * who comes back in either case, and leaves out an event that is not whole.
 */
@Component
class IsolateStreamGatewayFilterFactory extends AbstractGatewayFilterFactory<AbstractGatewayFilterFactory.NameConfig> {

    /** Other filters of a route are done when the answer has begun: its body is written outside of them. */
    private static final int AROUND_THE_BODY = NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;

    IsolateStreamGatewayFilterFactory(CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads) {
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
        GatewayFilter isolated = (exchange, chain) ->
                Mono.defer(() -> judged(exchange, chain, breaker)).transformDeferred(BulkheadOperator.of(bulkhead));
        return new OrderedGatewayFilter(isolated, AROUND_THE_BODY);
    }

    private static Mono<Void> judged(ServerWebExchange exchange, GatewayFilterChain chain, CircuitBreaker breaker) {
        breaker.acquirePermission();
        var beginning = new Beginning(breaker);
        var response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> beginning.answered(response.getStatusCode())));
        return chain.filter(exchange)
                .doOnError(beginning::failed)
                .doOnCancel(beginning::leftAlone)
                .onErrorComplete(failure -> response.isCommitted());
    }
}
