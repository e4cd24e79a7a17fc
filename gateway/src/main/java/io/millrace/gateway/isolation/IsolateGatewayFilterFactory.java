package io.millrace.gateway.isolation;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The route filter {@code Isolate=<name>}: calls behind it share a bulkhead, a circuit breaker and a time limit of that
 * name, from the call to the last byte of its answer. The breaker judges every try, the bulkhead and the time limit hold
 * for all tries of a call: what they turn away or end says nothing about the service.
 */
@Component
class IsolateGatewayFilterFactory extends AbstractGatewayFilterFactory<AbstractGatewayFilterFactory.NameConfig> {

    /** Other filters of a route are done when the answer has begun: its body is written outside of them. */
    static final int AROUND_THE_BODY = NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;
    private final TimeLimiterRegistry limits;

    IsolateGatewayFilterFactory(
            CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads, TimeLimiterRegistry limits) {
        super(NameConfig.class);
        this.breakers = breakers;
        this.bulkheads = bulkheads;
        this.limits = limits;
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of(NAME_KEY);
    }

    @Override
    public GatewayFilter apply(NameConfig config) {
        var breaker = breakers.circuitBreaker(config.getName());
        var bulkhead = bulkheads.bulkhead(config.getName());
        var limit = limits.timeLimiter(config.getName());
        GatewayFilter isolated = (exchange, chain) -> Mono.defer(() -> judged(exchange, chain, breaker))
                .retryWhen(OneMoreTry.of(exchange))
                .transformDeferred(TimeLimiterOperator.of(limit))
                .transformDeferred(BulkheadOperator.of(bulkhead));
        return new OrderedGatewayFilter(isolated, AROUND_THE_BODY);
    }

    private static Mono<Void> judged(ServerWebExchange exchange, GatewayFilterChain chain, CircuitBreaker breaker) {
        var judgement = Judgement.ofCallThrough(breaker);
        var request = new WatchedRequest(exchange.getRequest());
        var response = new WatchedResponse(exchange.getResponse(), judgement::failed);
        return chain.filter(
                        exchange.mutate().request(request).response(response).build())
                .doOnSuccess(answered -> judgement.answered(response.getStatusCode()))
                .doOnError(failure -> blame(judgement, request, response, failure))
                .doOnCancel(judgement::leftOut)
                .doOnError(failure -> takeBack(exchange))
                .onErrorMap(failure -> request.isIncomplete(), LateRequestException::insteadOf);
    }

    /** What fails after the answer has begun, and is not the service's body, is the way to the client. */
    private static void blame(
            Judgement judgement, WatchedRequest request, WatchedResponse response, Throwable failure) {
        if (request.isIncomplete() || response.isCommitted()) {
            judgement.leftOut();
        } else {
            judgement.failed(failure);
        }
    }

    /** Headers of an answer that broke before any of it was sent on are not those of what is answered instead. */
    private static void takeBack(ServerWebExchange exchange) {
        if (!exchange.getResponse().isCommitted()) {
            ServerWebExchangeUtils.reset(exchange);
        }
    }
}
