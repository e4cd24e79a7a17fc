package io.millrace.gateway.isolation;

import io.millrace.starter.discovery.Replicas;
import java.net.URI;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends a call on to the next replica where one can't be connected to: its body has not been read then. The breaker
 * hears of it only when none is left, so that one dead replica does not look like a dead service.
 */
@Component
final class PassOverFilter implements GlobalFilter, Ordered {

    private final Replicas replicas;

    PassOverFilter(Replicas replicas) {
        this.replicas = replicas;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return Mono.defer(() -> attempt(exchange, chain))
                .retryWhen(replicas.passingOver(
                        route.getUri().getHost(),
                        () -> exchange.<URI>getAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR)));
    }

    private static Mono<Void> attempt(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerWebExchangeUtils.reset(exchange); // what a failed attempt left
        return chain.filter(exchange);
    }

    /** Inside of the isolation, and before an address is chosen. */
    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER - 1;
    }
}
