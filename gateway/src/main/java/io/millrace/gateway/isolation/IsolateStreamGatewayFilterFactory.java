package io.millrace.gateway.isolation;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.millrace.gateway.limit.StreamPlaces;
import java.security.Principal;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The route filter {@code IsolateStream=<name>}, for answers that go on for long: callers have places for them, a
 * bulkhead of that name counts those that are open, and a circuit breaker judges how they begin. How they end says
 * nothing about the next: when a replica dies, all its streams break, and their clients shall find another one. A stream
 * that breaks just ends for its client, who comes back in either case, and leaves out an event that is not whole. When
 * this process stops they end, too.
 */
@Component
class IsolateStreamGatewayFilterFactory extends AbstractGatewayFilterFactory<AbstractGatewayFilterFactory.NameConfig> {

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;
    private final StreamPlaces places;

    IsolateStreamGatewayFilterFactory(
            CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads, StreamPlaces places) {
        super(NameConfig.class);
        this.breakers = breakers;
        this.bulkheads = bulkheads;
        this.places = places;
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of(NAME_KEY);
    }

    @Override
    public GatewayFilter apply(NameConfig config) {
        var breaker = breakers.circuitBreaker(config.getName());
        var bulkhead = bulkheads.bulkhead(config.getName());
        GatewayFilter isolated = (exchange, chain) -> held(
                exchange,
                Mono.defer(() -> judged(exchange, chain, breaker)).transformDeferred(BulkheadOperator.of(bulkhead)));
        return new OrderedGatewayFilter(isolated, IsolateGatewayFilterFactory.AROUND_THE_BODY);
    }

    /** The route is for callers who are known. */
    private Mono<Void> held(ServerWebExchange exchange, Mono<Void> answer) {
        return exchange.<Principal>getPrincipal().flatMap(caller -> places.holdAnswer(caller.getName(), answer));
    }

    private Mono<Void> judged(ServerWebExchange exchange, GatewayFilterChain chain, CircuitBreaker breaker) {
        var judgement = Judgement.ofCallThrough(breaker);
        var response = new EndingStream(exchange.getResponse(), places);
        response.beforeCommit(() -> Mono.fromRunnable(() -> judgement.answered(response.getStatusCode())));
        return chain.filter(exchange.mutate().response(response).build())
                .doOnError(judgement::failed)
                .doOnCancel(judgement::leftOut)
                .onErrorComplete(failure -> response.isCommitted());
    }
}
